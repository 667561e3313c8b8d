/* sal-stakeholder-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

/* What can be done to a stakeholder map, each one command that can be undone. */

/* Puts people on the map: contacts of the account, a new contact, or both. */
typedef struct
{
  gint64 account;
  gint32 day;        /* finds the plan, which is made if the account has none */
  GArray *contacts;  /* (nullable): of gint64 */
  char *name;        /* (nullable): of a new contact */
  char *job_title;   /* (nullable): of the new contact */
  gint64 reports_to; /* id of a stakeholder, 0: nobody */
  gint64 n_added;    /* (out) */
  gint64 last;       /* (out): id of the stakeholder added last */
} SalStakeholderAddition;

void sal_stakeholder_addition_free (SalStakeholderAddition *self);
gboolean sal_stakeholders_add (SalTransaction *transaction,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);

/* Places people by hand; @data is a GArray of SalStakeholderMove, first the one who was moved. */
gboolean sal_stakeholders_move (SalTransaction *transaction,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

/* Lets the map place everybody of a plan; @data is its id, a gint64. */
gboolean sal_stakeholders_tidy (SalTransaction *transaction,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

/* Draws a line between two. */
typedef struct
{
  gint64 from;          /* who reports, or whose word counts */
  gint64 to;            /* whom they report to, 0: nobody; or who listens */
  const char *strength; /* of influence; a value of sal_influence_strengths */
} SalStakeholderLine;

gboolean sal_stakeholder_report (SalTransaction *transaction,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean sal_stakeholder_influence (SalTransaction *transaction,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);

/* Takes somebody off the map; @data is their id, a gint64. */
gboolean sal_stakeholder_remove (SalTransaction *transaction,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);
/* Deletes a line of influence; @data is its id, a gint64. */
gboolean sal_influence_remove (SalTransaction *transaction,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);

/* What of the map these need of the store. */
GArray *sal_stakeholders_list_below (SalConnection *connection, gint64 stakeholder, GError **error);
GArray *sal_stakeholders_list_placed (SalConnection *connection, gint64 plan, GError **error);
gboolean sal_influence_find (
    SalConnection *connection, gint64 source, gint64 target, gint64 *id, GError **error);
char *sal_stakeholder_load_name (SalConnection *connection, gint64 stakeholder);
char *sal_account_load_name (SalConnection *connection, gint64 account);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalStakeholderAddition, sal_stakeholder_addition_free)

G_END_DECLS
