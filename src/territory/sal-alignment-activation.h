/* sal-alignment-activation.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-activation-names.h"
#include "sal-coverage-settlement.h"
#include "sal-ownership.h"
#include "sal-territory-design.h"

G_BEGIN_DECLS

/* --- what there is --- */

typedef struct
{
  gint64 id;
  gint64 account;
  gint64 owner;  /* 0: none */
  gint64 amount; /* minor units of the reporting currency */
} SalActivationOpportunity;

/* An account that a territory has by name. */
typedef struct
{
  gint64 account;
  gint64 territory; /* id */
  gint64 share;     /* scaled by SAL_RATE_ONE */
  gint32 until;     /* the last day of a holdover, SAL_DATE_NONE: for good */
} SalActivationName;

typedef struct
{
  gint64 account;
  gint64 owner;
} SalActivationOwner;

/**
 * SalActivationBook:
 * @alignment: which one is to take effect
 * @replaced: the one of the same sales force that is in force, 0: none
 * @day: when
 * @design: it, with its accounts; what these are worth where that is known
 * @ownership: who owns what today
 * @coverage: (element-type SalCoverageSpan): of accounts, of credit primary and split
 * @opportunities: (element-type SalActivationOpportunity): what is open
 * @names: (element-type SalActivationName): in the order of their ids
 * @owners: (element-type SalActivationOwner): the people named as owners of accounts
 * @sales_force: (element-type gint64): the positions whose coverage is moved
 *
 * What a plan is made from. The arrays are in no order, but @names.
 *
 * An account is moved only if a position of the sales force has it, or none at all. Of the sales
 * force are the positions that have a territory in the alignment, or in the one that it replaces;
 * and those of the same role as one of these, unless they have a territory in what is in force for
 * another sales force. So accounts that others look after, such as the customers of an alignment
 * for new business, stay with them.
 */
typedef struct
{
  gint64 alignment;
  gint64 replaced;
  gint32 day;
  SalTerritoryDesign *design;
  SalOwnership *ownership;
  GArray *coverage;
  GArray *opportunities;
  GArray *names;
  GArray *owners;
  GArray *sales_force;
} SalActivationBook;

void sal_activation_book_init (SalActivationBook *self);
void sal_activation_book_clear (SalActivationBook *self);

/* --- what will be --- */

/* An account that another position covers from a day on. */
typedef struct
{
  gint64 account;
  gint32 territory; /* index in the design */
  SalDesignReason reason;
  gint32 day;           /* when it moves: the day of the plan, or the one after a holdover */
  gint64 from_position; /* 0: none */
  gint64 from_person;   /* who holds that, or is named as its owner; 0: nobody */
  gint64 to_position;
  gint64 to_person; /* 0: it is vacant */
  gint64 revenue;   /* minor units: won in the last twelve months, where the design knows */
  gint64 pipeline;  /* likewise: of the open opportunities that move with it */
  guint n_open;     /* these */
} SalActivationMove;

/* An open opportunity of an account that moves. */
typedef struct
{
  gint64 opportunity;
  gint64 account;
  gint64 amount; /* minor units of the reporting currency */
  gint32 day;
  gint64 from_position; /* 0: none */
  gint64 from_person;
  gint64 to_position;
  gint64 to_person;
  gboolean stays; /* it is covered by itself, and not by its account: to is as from */
} SalActivationDeal;

/* What a position has of an account that spans territories. */
typedef struct
{
  gint64 account;
  gint64 position;
  gint64 share; /* scaled by SAL_RATE_ONE; those of an account add up to it */
  gboolean is_primary;
} SalActivationShare;

typedef enum
{
  SAL_ACTIVATION_ACCOUNT_WITHOUT_TERRITORY,  /* account: stays with who covers it */
  SAL_ACTIVATION_TERRITORY_WITHOUT_POSITION, /* territory, n_accounts: these stay likewise, but what
                                                spans others goes to them */
  SAL_ACTIVATION_HOLDOVER,                   /* account, day: its last with who covers it */
  SAL_ACTIVATION_HOLDOVER_ELSEWHERE, /* account, territory: that keeps it, it says, but is not who
                                        has it */
  SAL_ACTIVATION_SHARES_DO_NOT_FIT,  /* account: they do not add up to 1, and count in proportion */
  SAL_ACTIVATION_LATER_COVERAGE,     /* account, coverage, day: begins then, with another position,
                                        and stays */
  SAL_ACTIVATION_SAME_DAY_COVERAGE,  /* account, coverage: would begin that day, and is replaced */
  SAL_ACTIVATION_OTHER_SALES_FORCE,  /* account, position: of another sales force, which keeps it */
} SalActivationFindingType;

/* What whoever consents should know. */
typedef struct
{
  SalActivationFindingType type;
  gint64 account;   /* 0: none */
  gint32 territory; /* index, or SAL_TERRITORY_NONE */
  gint64 coverage;  /* 0: none */
  gint64 position;  /* 0: none */
  gint32 day;       /* or SAL_DATE_NONE */
  guint n_accounts;
} SalActivationFinding;

/* What a position has on the day, and what it will have. */
typedef struct
{
  gint64 position;     /* 0: what no position has */
  guint n_accounts[2]; /* all of these: before and after */
  gint64 revenue[2];
  guint n_open[2];
  gint64 pipeline[2];
} SalActivationHolder;

/**
 * SalAlignmentActivation:
 * @alignment: which one takes effect
 * @replaced: the one that is archived then, 0: none
 * @day: when
 * @territories: (element-type gint64): the ids of those of the design, by index
 * @moves: (element-type SalActivationMove): accounts that go to another position
 * @opportunities: (element-type SalActivationDeal): open opportunities that go, or stay
 * @shares: (element-type SalActivationShare): of accounts that span territories
 * @findings: (element-type SalActivationFinding): what else there is to know
 * @holders: (element-type SalActivationHolder): what every position has on the day
 * @writes: (element-type SalCoverageWrite): the coverage that is ended and added
 * @n_confirmed: accounts that stay with their position, which their coverage did not yet say, or
 *   not for as long
 * @n_unchanged: accounts for which nothing is written
 * @names: (nullable): what all these are called, where it is for people to look at
 * @digest: of what is written and which opportunities move; another one is another plan
 *
 * What it means that an alignment takes effect. Coverage, not the owner of a record, says who has
 * what from then on. Once it is made nothing of it changes but @names, which are loaded once.
 */
typedef struct
{
  gint64 alignment;
  gint64 replaced;
  gint32 day;
  GArray *territories;
  GArray *moves;
  GArray *opportunities;
  GArray *shares;
  GArray *findings;
  GArray *holders;
  GArray *writes;
  guint n_confirmed;
  guint n_unchanged;
  SalActivationNames *names;
  char *digest;
} SalAlignmentActivation;

SalAlignmentActivation *sal_alignment_activation_new (const SalActivationBook *book,
                                                      GCancellable *cancellable,
                                                      GError **error);
SalAlignmentActivation *sal_alignment_activation_ref (SalAlignmentActivation *self);
void sal_alignment_activation_unref (SalAlignmentActivation *self);

gboolean sal_alignment_activation_load_names (SalAlignmentActivation *self,
                                              SalConnection *connection,
                                              GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalActivationBook, sal_activation_book_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalAlignmentActivation, sal_alignment_activation_unref)

G_END_DECLS
