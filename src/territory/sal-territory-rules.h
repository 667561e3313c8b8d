/* sal-territory-rules.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fiscal-calendar.h"
#include "sal-territory-design.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/* A rule with the accounts that it matches. */
typedef struct
{
  gint64 id;
  char *name;
  char *condition;
  gint64 territory; /* id, 0: none */
  char *problem;    /* (nullable): why the condition cannot be read */
  GArray *accounts; /* of gint64: ids, in ascending order */
} SalTerritoryRule;

/* For reader functions: (element-type SalTerritoryRule), those that count first. */
GPtrArray *sal_territory_rules_load (SalConnection *connection,
                                     gint64 alignment,
                                     const SalFiscalCalendar *calendar,
                                     const char *currency,
                                     GError **error);

/* --- what rules come to --- */

/* What a rule takes from a territory that would have it without that rule. */
typedef struct
{
  gint32 from; /* index, or SAL_TERRITORY_NONE */
  guint n_accounts;
} SalRuleTake;

typedef struct
{
  guint n_matches; /* accounts of the alignment */
  guint n_decided; /* of these, those that no name and no other rule decides before it */
  GArray *takes;   /* of SalRuleTake, most accounts first */
} SalRuleEffect;

GPtrArray *sal_rule_effects_new (const SalTerritoryDesign *design, const GPtrArray *rules);

/* --- commands: all refuse what is no draft, with SAL_STORE_ERROR_INVALID --- */

/* A rule that is added behind the others, or changed. */
typedef struct
{
  gint64 alignment;
  gint64 id; /* 0: it is added, and out: that of the record */
  char *name;
  char *condition;
  gint64 territory;
} SalTerritoryRuleEdit;

void sal_territory_rule_edit_free (gpointer self);
gboolean sal_territory_rule_save (SalTransaction *transaction,
                                  gpointer rule_edit,
                                  GCancellable *cancellable,
                                  GError **error);

/* A rule that goes to another place, or goes. */
typedef struct
{
  gint64 alignment;
  gint64 id;
  guint place; /* from 0; those behind the last one mean the last */
} SalTerritoryRuleMove;

gboolean sal_territory_rule_move (SalTransaction *transaction,
                                  gpointer rule_move,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean sal_territory_rule_remove (SalTransaction *transaction,
                                    gpointer rule_move,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
