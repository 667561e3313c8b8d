/* sal-whitespace.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-dimension.h"
#include "sal-id-map.h"

G_BEGIN_DECLS

/**
 * SalWhitespaceState:
 * @SAL_WHITESPACE_NOTHING: no cell: what is said without a buying unit, where all is said by unit
 * @SAL_WHITESPACE_NOT_ELIGIBLE: an exception says so
 * @SAL_WHITESPACE_OPEN: could be sold
 * @SAL_WHITESPACE_PIPELINE: an open opportunity is about it
 * @SAL_WHITESPACE_OWNED: the customer has it
 *
 * What a cell is. Facts come before what somebody decided: what is not eligible, and was bought
 * nevertheless, is owned.
 */
typedef enum
{
  SAL_WHITESPACE_NOTHING,
  SAL_WHITESPACE_NOT_ELIGIBLE,
  SAL_WHITESPACE_OPEN,
  SAL_WHITESPACE_PIPELINE,
  SAL_WHITESPACE_OWNED,
  SAL_WHITESPACE_N_STATES,
} SalWhitespaceState;

/* Where a potential is known from. */
typedef enum
{
  SAL_POTENTIAL_UNKNOWN,
  SAL_POTENTIAL_TYPED,
  SAL_POTENTIAL_IMPORTED,
  SAL_POTENTIAL_PEERS, /* the median of what peers pay */
} SalPotentialSource;

/* Peers have the segment in common, and the industry where so many of those own the family. Fewer
 * than so many are no peers. */
#define SAL_WHITESPACE_PEERS 5

/* Months of sales that are taken for a year's where there is no contract. */
#define SAL_WHITESPACE_MONTHS 12

/* A buying unit, or an account, and a product family. Amounts are minor units of the reporting
 * currency, those but of the pipeline for a year. */
typedef struct
{
  /* As it was read; in the first row of an account with buying units their sums. */
  gint64 installed; /* of installed products in force */
  gint64 bought;    /* of contracts in force, and sales */
  gint64 pipeline;  /* of open opportunities, as they stand */
  gint64 recorded;  /* potential */

  /* As it follows */
  gint64 current;   /* what is bought from us */
  gint64 potential; /* what could be, with that; where @source says so */
  gint64 open;      /* potential − current, of open cells */
  gint64 more;      /* the same of those that are owned */
  gint64 pursued;   /* the same of those in the pipeline */

  gint32 recorded_on; /* SAL_DATE_NONE: no potential is recorded */
  gint32 first;       /* day on which it was bought first; SAL_DATE_NONE: never */
  guint16 n_installed, n_ended, n_bought, n_pipeline; /* records; 65,535: or more */
  guint16 n_attempts, n_successes; /* cross-sell of twelve months; in the first row alone */
  guint8 recorded_from;            /* SalPotentialSource */
  guint8 is_excluded;
  guint8 state;  /* SalWhitespaceState */
  guint8 source; /* SalPotentialSource */
} SalWhitespaceCell;

/* Sums of cells: how many of those that are counted are what, and the amounts of all. */
typedef struct
{
  guint n_eligible, n_owned, n_pipeline, n_open;
  gint64 current, pipeline, open, more, pursued;
} SalWhitespaceSum;

/* A product family, or a buying unit. */
typedef struct
{
  gint64 id;
  char *name;
  gboolean has_children;
  gboolean is_used; /* something is recorded of it */
} SalWhitespaceName;

typedef struct
{
  gint64 id;
  const char *name;                      /* owned by the portfolio */
  const char *folded;                    /* the same, to be searched */
  gint32 segment, industry, owner, tier; /* codes of the portfolio's dimensions */
  gboolean is_customer;                  /* owns something */
  gpointer groups[2];                    /* (nullable): of peers: the segment's, the industry's */
  guint n_units;
  SalWhitespaceName *units; /* by name */
  SalWhitespaceCell *cells; /* rows × families, see sal_whitespace_account_n_rows() */
  SalWhitespaceSum sum;     /* of the families of the account as a whole */
  SalWhitespaceSum counted; /* of all cells that count, as sal_whitespace_sum_account() */
} SalWhitespaceAccount;

/**
 * SalWhitespace:
 *
 * All accounts, with their buying units, and the product families: what they own, what is in the
 * pipeline, and what could be sold to them.
 *
 * What is owned follows from installed products in force. Where no installed product has ever been
 * recorded – of the family in the buying unit; for what was sold without saying to which unit, in
 * the account –, it follows from contracts in force and from what was won, unless a contract came
 * of it, which counts then. The same records say what is bought in a year: annual values, and what
 * was won in twelve months.
 *
 * A potential without a buying unit is that of the account as a whole. What of it is not recorded
 * with units is in the row of what is not said by unit. Where nothing is recorded, the potential of
 * an account is the median of what its peers pay, see sal_whitespace_find_peers().
 *
 * Whoever reads it on another thread keeps a reference: it is not changed as long as there are
 * several.
 */
typedef struct
{
  gatomicrefcount references;
  gint32 day;
  char *currency;
  GArray *families; /* of SalWhitespaceName, by name */
  GArray *accounts; /* of SalWhitespaceAccount, by name */
  SalIdMap *indexes;
  SalDimension *segments, *industries, *owners, *tiers;
  guint *segment_ranks, *owner_ranks, *tier_ranks; /* by code: its place in the order of labels */
  GHashTable *groups;                              /* of peers */
  GStringChunk *names;
  guint n_unconverted; /* amounts that count as nothing because their currency has no rate */
} SalWhitespace;

/* Which rows an account has: the account as a whole, and if it has buying units, what is not said
 * by unit, and the units. */
#define SAL_WHITESPACE_ROW_WHOLE  0
#define SAL_WHITESPACE_ROW_UNSAID 1
#define SAL_WHITESPACE_ROW_UNITS  2

SalWhitespace *sal_whitespace_new (gint32 day, const char *currency);
gboolean sal_whitespace_find_best (const SalWhitespace *self,
                                   const SalWhitespaceAccount *account,
                                   int family,
                                   guint *row,
                                   guint *found);
SalWhitespace *sal_whitespace_ref (const SalWhitespace *self);
void sal_whitespace_unref (SalWhitespace *self);

/* sal-whitespace-repository.c. @accounts: (nullable): ids as a JSON array; NULL: all */
SalWhitespace *
sal_whitespace_load (SalConnection *connection, gint32 day, const char *accounts, GError **error);
gboolean sal_whitespace_merge (SalWhitespace *self, SalWhitespace *part);

static inline guint
sal_whitespace_n_families (const SalWhitespace *self)
{
  return self->families->len;
}

static inline const SalWhitespaceName *
sal_whitespace_get_family (const SalWhitespace *self, guint family)
{
  return &g_array_index (self->families, SalWhitespaceName, family);
}

static inline SalWhitespaceAccount *
sal_whitespace_get_account (const SalWhitespace *self, guint account)
{
  return &g_array_index (self->accounts, SalWhitespaceAccount, account);
}

static inline guint
sal_whitespace_account_n_rows (const SalWhitespaceAccount *account)
{
  return account->n_units > 0 ? account->n_units + SAL_WHITESPACE_ROW_UNITS : 1;
}

/* The first of the rows whose cells count. */
static inline guint
sal_whitespace_account_first_row (const SalWhitespaceAccount *account)
{
  return account->n_units > 0 ? SAL_WHITESPACE_ROW_UNSAID : SAL_WHITESPACE_ROW_WHOLE;
}

static inline SalWhitespaceCell *
sal_whitespace_get_cell (const SalWhitespace *self,
                         const SalWhitespaceAccount *account,
                         guint row,
                         guint family)
{
  return &account->cells[(gsize) row * self->families->len + family];
}

int sal_whitespace_find_account (const SalWhitespace *self, gint64 id);
int sal_whitespace_find_family (const SalWhitespace *self, gint64 id);
guint sal_whitespace_account_find_row (const SalWhitespaceAccount *account, gint64 unit);
gint64 sal_whitespace_account_get_unit (const SalWhitespaceAccount *account, guint row);

/* While it is filled */
SalWhitespaceAccount *sal_whitespace_add_account (SalWhitespace *self, gint64 id, const char *name);
void sal_whitespace_account_add_unit (SalWhitespaceAccount *account, gint64 id, const char *name);
void
sal_whitespace_add_family (SalWhitespace *self, gint64 id, const char *name, gboolean has_children);
void sal_whitespace_make_cells (SalWhitespace *self);
void sal_whitespace_drop_families (SalWhitespace *self);
void sal_whitespace_rank (SalWhitespace *self);

/* sal-whitespace-state.c */
void sal_whitespace_derive (SalWhitespace *self);
void sal_whitespace_derive_account (SalWhitespace *self, SalWhitespaceAccount *account);

/* Sums of cells that count: of a row, of a column, and of all of an account. */
gboolean sal_whitespace_is_counted (guint row, const SalWhitespaceCell *cell);
void sal_whitespace_sum_add (SalWhitespaceSum *sum, guint row, const SalWhitespaceCell *cell);
SalWhitespaceSum
sal_whitespace_sum_row (const SalWhitespace *self, const SalWhitespaceAccount *account, guint row);
SalWhitespaceSum sal_whitespace_sum_family (const SalWhitespace *self,
                                            const SalWhitespaceAccount *account,
                                            guint family);
SalWhitespaceSum sal_whitespace_sum_account (const SalWhitespace *self,
                                             const SalWhitespaceAccount *account);
double sal_whitespace_sum_penetration (const SalWhitespaceSum *sum); /* NaN: nothing is eligible */
/* What the units of an account take of its potential of a family: as much as is recorded of each,
 * or is bought if that is more. Of the rest is what is not said by unit. */
gint64 sal_whitespace_sum_given (const SalWhitespace *self,
                                 const SalWhitespaceAccount *account,
                                 guint family);
/* Whether a potential is recorded that is less than what is bought already. */
gboolean sal_whitespace_is_below (const SalWhitespace *self,
                                  const SalWhitespaceAccount *account,
                                  guint row,
                                  guint family);

/* sal-whitespace-peers.c */
typedef struct
{
  gint64 median;
  guint n;              /* peers that own it */
  gboolean by_industry; /* have the industry in common, too */
} SalWhitespacePeers;

void sal_whitespace_gather_peers (SalWhitespace *self);
void
sal_whitespace_change_peers (SalWhitespace *self, SalWhitespaceAccount *account, gboolean added);
gint64 *sal_whitespace_list_payments (const SalWhitespace *self,
                                      const SalWhitespaceAccount *account);
gboolean sal_whitespace_find_peers (const SalWhitespace *self,
                                    const SalWhitespaceAccount *account,
                                    guint family,
                                    SalWhitespacePeers *peers);
GArray *sal_whitespace_list_peers (const SalWhitespace *self,
                                   const SalWhitespaceAccount *account,
                                   guint family);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalWhitespace, sal_whitespace_unref)

G_END_DECLS
