/* sal-alignment-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-territory-design.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/* What is done to alignments: functions for sal_store_run_async() with the data that each takes.
 * All refuse what is no draft any more, with SAL_STORE_ERROR_INVALID. */

/**
 * SalAlignmentMoves:
 *
 * Areas that change their territory, or are locked or not, and by what goals: the data of
 * sal_alignment_write_moves().
 */
typedef struct _SalAlignmentMoves SalAlignmentMoves;

SalAlignmentMoves *sal_alignment_moves_new (gint64 alignment);
void sal_alignment_moves_free (gpointer self);
void sal_alignment_moves_add (SalAlignmentMoves *self, const char *area, gint64 territory);
void sal_alignment_moves_add_lock (SalAlignmentMoves *self, const char *area, gboolean locked);
void sal_alignment_moves_add_all (SalAlignmentMoves *self,
                                  const SalTerritoryDesign *design,
                                  const GArray *moves);
void sal_alignment_moves_set_goals (SalAlignmentMoves *self, SalBalanceGoals *goals);
guint sal_alignment_moves_get_size (const SalAlignmentMoves *self);

gboolean sal_alignment_write_moves (SalTransaction *transaction,
                                    gpointer moves,
                                    GCancellable *cancellable,
                                    GError **error);

/* Areas that an alignment forgets: those that its geography does not have. */
typedef struct
{
  gint64 alignment;
  const char *const *areas; /* their codes */
} SalAlignmentForgotten;

gboolean sal_alignment_forget_areas (SalTransaction *transaction,
                                     gpointer forgotten,
                                     GCancellable *cancellable,
                                     GError **error);

/* A new alignment with as many empty territories, named by numbers. */
typedef struct
{
  const char *name;
  const char *sales_force; /* (nullable) */
  const char *geography;   /* from sal_geography_dup_key() */
  guint n_territories;
  gint64 id; /* out: that of the alignment */
} SalAlignmentNew;

gboolean sal_alignment_create (SalTransaction *transaction,
                               gpointer alignment_new,
                               GCancellable *cancellable,
                               GError **error);

/* A draft with all that another alignment has. */
typedef struct
{
  gint64 from;
  const char *name;
  gint64 id; /* out: that of the branch */
} SalAlignmentBranch;

gboolean sal_alignment_branch (SalTransaction *transaction,
                               gpointer alignment_branch,
                               GCancellable *cancellable,
                               GError **error);

/* A territory that is added, with areas that others may have had. */
typedef struct
{
  gint64 alignment;
  const char *name;
  gint64 parent; /* the region it is part of, or 0 */
  char **areas;  /* (nullable): codes, ended by NULL */
  gint64 id;     /* out: that of the territory */
} SalTerritoryNew;

gboolean sal_alignment_add_territory (SalTransaction *transaction,
                                      gpointer territory_new,
                                      GCancellable *cancellable,
                                      GError **error);

/* A territory that goes; its areas and accounts go to another, or to none. */
typedef struct
{
  gint64 territory;
  gint64 into; /* 0: none */
} SalTerritoryRemoval;

gboolean sal_alignment_remove_territory (SalTransaction *transaction,
                                         gpointer territory_removal,
                                         GCancellable *cancellable,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalAlignmentMoves, sal_alignment_moves_free)

G_END_DECLS
