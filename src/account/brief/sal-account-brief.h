/* sal-account-brief.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-overview.h"
#include "sal-account-plan-book.h"
#include "sal-conversion.h"
#include "sal-fiscal-calendar.h"
#include "sal-health-scheme.h"
#include "sal-store.h"
#include "sal-whitespace.h"

G_BEGIN_DECLS

/* So many quarters are told, the last of which is the brief's own: the first of them is no later
 * than the fiscal year before its own. */
#define SAL_BRIEF_QUARTERS 8

/* Older than so many days is not to be relied upon, where nothing else says how old it may be: a
 * potential, a contact, and a survey; scores by tier say so themselves. */
#define SAL_BRIEF_STALE_POTENTIAL 365
#define SAL_BRIEF_STALE_CONTACT   90
#define SAL_BRIEF_STALE_TIER      183

/* Contracts that are to be renewed within so many days are told among the risks, those within the
 * first so many as high ones. */
#define SAL_BRIEF_RENEWAL_DAYS 180
#define SAL_BRIEF_RENEWAL_SOON 90

/* What is not known in the reporting currency. */
#define SAL_BRIEF_NO_RATE G_MININT64

/* Amounts are minor units of the reporting currency, days SAL_DATE_NONE where there is none, and
 * texts, which are (nullable), are owned by the brief. */

/* An opportunity that was won or lost, or is open. */
typedef struct
{
  gint64 id;
  const char *name;
  const char *type;      /* as it is stored */
  const char *stage;     /* its name */
  const char *reason;    /* of a loss, as it is stored */
  const char *next_step; /* of an open one */
  const char *owner;
  gint64 amount;
  gint32 day; /* on which it was closed, or is to be */
  gint32 next_step_on;
} SalBriefDeal;

typedef struct
{
  gint64 id;
  const char *name;
  const char *family;
  gint64 annual_value;
  gint32 start;
  gint32 end;
  gint32 cancelled;
  gint32 renewal;      /* when it is renewed, or else ends */
  const char *renewed; /* how: automatic, manual or none */
} SalBriefContract;

/* A product that the customer has. */
typedef struct
{
  gint64 id;
  const char *name; /* of the product, or the family */
  const char *unit; /* the buying unit */
  gint64 annual_value;
  gint32 from;
} SalBriefProduct;

/* A support case; one that is open has no end. */
typedef struct
{
  gint32 opened;
  gint32 closed;
  gboolean is_severe; /* high or critical */
} SalBriefCase;

/* A warning that is not closed. */
typedef struct
{
  gint64 id;
  const char *type; /* as they are stored */
  const char *reason;
  const char *owner;
  gint32 raised;
  gint32 due;
} SalBriefWarning;

/* An open cell of whitespace, or one in the pipeline. */
typedef struct
{
  const char *family;
  const char *unit; /* the buying unit; NULL: the whole account */
  SalWhitespaceState state;
  gint64 value; /* open, or in the pipeline */
  gint64 current;
  gint64 potential;
  SalPotentialSource source_type;
  const char *source; /* where the potential is known from */
  gint32 day;         /* of the potential */
} SalBriefCell;

typedef enum
{
  SAL_BRIEF_WON,          /* in the quarter */
  SAL_BRIEF_WON_IN_YEAR,  /* in the fiscal year */
  SAL_BRIEF_WIN_RATE,     /* deals won ÷ won or lost, in the quarter; 0 to 1 */
  SAL_BRIEF_ANNUAL_VALUE, /* of contracts in force */
  SAL_BRIEF_PIPELINE,     /* open opportunities as they stand */
  SAL_BRIEF_HEALTH,       /* points, 0 to 100 */
  SAL_BRIEF_SATISFACTION, /* points, 0 to 100 */
  SAL_BRIEF_CASES,        /* support cases that are open */
  SAL_BRIEF_CONTACTS,     /* activities in the quarter, without tasks */
  SAL_BRIEF_N_KPIS,
} SalBriefKpiType;

/* A figure of a day, or of a stretch of days. */
typedef struct
{
  double value; /* NaN: not known; money in minor units */
  gint32 from;  /* SAL_DATE_NONE: as of a day */
  gint32 day;   /* the last of them; SAL_DATE_NONE: the figure has none */
} SalBriefFigure;

typedef struct
{
  SalBriefFigure now;
  SalBriefFigure before; /* that it is compared with */
} SalBriefKpi;

/* One quarter. */
typedef struct
{
  SalPeriod period;
  gint32 first;
  gint32 last; /* the day of the brief, in a quarter that is not over */
  gint64 won;
  gint64 lost;
  guint n_won;
  guint n_lost;
} SalBriefQuarter;

typedef enum
{
  SAL_BRIEF_LOW = 1,
  SAL_BRIEF_MEDIUM,
  SAL_BRIEF_HIGH,
} SalBriefGrade;

/* A risk, something that is asked of somebody, or a next step. */
typedef struct
{
  const SalKind *kind; /* (nullable): of the record that it is about */
  gint64 id;
  SalBriefGrade grade; /* of a risk */
  char *who;           /* (nullable): whose it is, by name */
  gboolean is_theirs;  /* of the customer's side */
  char *text;          /* what it is */
  char *detail;        /* (nullable) */
  gint32 due;
  gboolean is_overdue;
  gint32 day;        /* of which what it says is */
  gboolean is_stale; /* older than it may be */
} SalBriefPoint;

/**
 * SalAccountBrief:
 *
 * What is said of an account in a business review: a fiscal quarter, and how all stands on a day.
 */
typedef struct
{
  gint64 account;
  gint32 as_of;
  SalPeriod period;
  SalFiscalCalendar *calendar;
  char *currency;
  guint n_unconverted; /* amounts that count as nothing because their currency has no rate */

  SalAccountOverview *overview;
  gint32 tier_day;          /* of the score */
  int tier_stale_days;      /* how old that may be */
  SalAccountPlanBook *plan; /* without a plan, if there is none */
  GArray *play_values;      /* of gint64: of its growth plays, in their order, at the rates of the
                               day; SAL_BRIEF_NO_RATE, if there is none */

  GArray *won, *lost, *open;   /* of SalBriefDeal, the latest first; @open by close date */
  GArray *contracts;           /* of SalBriefContract, also those that have ended */
  GArray *products;            /* of SalBriefProduct, in force */
  GArray *cases;               /* of SalBriefCase */
  GArray *contacts;            /* of gint32: days of activities */
  GArray *warnings;            /* of SalBriefWarning */
  GArray *cells;               /* of SalBriefCell, the largest first */
  SalWhitespaceSum whitespace; /* of the families of the account as a whole */
  SalHealth health;            /* on the day */
  SalHealth health_before;     /* on the last day before the quarter */
  gboolean has_health;         /* it is watched, and there are thresholds to judge by */

  /* As it follows; sal_account_brief_derive() */
  SalBriefQuarter quarters[SAL_BRIEF_QUARTERS];
  SalBriefKpi kpis[SAL_BRIEF_N_KPIS];
  GArray *risks;        /* of SalBriefPoint, the highest first */
  GArray *asks;         /* of SalBriefPoint: first those of the customer's side */
  gboolean asks_follow; /* from all else, as the plan asks for nothing by name */
  GArray *steps;        /* of SalBriefPoint, by day */

  GStringChunk *texts;
} SalAccountBrief;

/* What is asked for. */
typedef struct
{
  gint64 account;
  gint32 as_of;
  SalPeriod period; /* a quarter that has begun by then */
  const SalFiscalCalendar *calendar;
  const char *currency;            /* the reporting currency */
  const SalWhitespace *whitespace; /* of it and its peers, on that day */
} SalAccountBriefQuery;

SalAccountBrief *sal_account_brief_new (const SalAccountBriefQuery *query);
void sal_account_brief_free (SalAccountBrief *self);
void sal_account_brief_derive (SalAccountBrief *self);
const char *sal_account_brief_keep (SalAccountBrief *self, const char *text);

/* Figures */
gint32 sal_account_brief_get_end (const SalAccountBrief *self);
gint64 sal_brief_sum_deals (const GArray *deals, gint32 from, gint32 to, guint *n_deals);
gint64 sal_brief_annual_value (const GArray *contracts, gint32 day, guint *n_contracts);
gboolean sal_brief_contract_is_in_force (const SalBriefContract *contract, gint32 day);
guint sal_brief_count_cases (const GArray *cases, gint32 day, guint *n_severe);
gboolean sal_brief_kpi_is_money (SalBriefKpiType type);
gboolean sal_brief_kpi_is_difference (SalBriefKpiType type);
double sal_brief_kpi_variance (SalBriefKpiType type, const SalBriefKpi *kpi);

/* sal-account-brief-cells.c */
void sal_account_brief_take_cells (SalAccountBrief *self, const SalWhitespace *portfolio);

/* sal-account-brief-plays.c */
void sal_account_brief_convert_plays (SalAccountBrief *self, SalConversion *conversion);

/* sal-account-brief-points.c */
void sal_account_brief_derive_points (SalAccountBrief *self);
void sal_brief_point_clear (SalBriefPoint *self);

/* For people; sal-account-brief-words.c */
gboolean sal_brief_is_stale (gint32 day, gint32 as_of, int limit);
char *sal_brief_describe_day (gint32 day, gint32 as_of, int limit);
char *sal_brief_describe_days (gint32 from, gint32 day);
char *sal_brief_describe_due (gint32 due, gint32 as_of, gboolean is_overdue);
const char *sal_brief_kpi_get_name (SalBriefKpiType type);
const char *sal_brief_kpi_get_label (SalBriefKpiType type);
char *sal_brief_kpi_format (SalBriefKpiType type, double value, const char *currency);
char *sal_brief_kpi_format_variance (SalBriefKpiType type, const SalBriefKpi *kpi);
const char *sal_brief_grade_get_name (SalBriefGrade grade);
const char *sal_brief_grade_get_label (SalBriefGrade grade);
char *sal_account_brief_get_title (const SalAccountBrief *self);

/* For reader functions; sal-account-brief-repository.c */
SalAccountBrief *sal_account_brief_load (SalConnection *connection,
                                         const SalKind *const *kinds,
                                         const SalAccountBriefQuery *query,
                                         GError **error);

/* Several briefs at once; sal-account-briefs.c */
typedef struct
{
  SalAccountBriefQuery query; /* what is asked for of each; the account, and the whitespace if there
                                 is none, are filled in */
  const SalKind *const *kinds;
  const gint64 *accounts; /* (nullable): NULL: those of the highest score */
  guint n_accounts;       /* of these, how many */
  void (*report) (gpointer data, double fraction); /* (nullable): on a reader's thread */
  gpointer report_data;
} SalAccountBriefs;

GArray *
sal_account_briefs_find_top (SalConnection *connection, gint32 day, guint n, GError **error);
SalWhitespace *sal_account_briefs_load_whitespace (SalConnection *connection,
                                                   const GArray *accounts,
                                                   gint32 day,
                                                   GError **error);
GPtrArray *sal_account_briefs_load (SalStore *store,
                                    const SalAccountBriefs *briefs,
                                    GCancellable *cancellable,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalAccountBrief, sal_account_brief_free)

G_END_DECLS
