/* sal-ownership.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-date.h"

G_BEGIN_DECLS

/**
 * SalOwnership:
 *
 * Who owns what on which day: the position, unit and person behind every figure, resolved in memory
 * through coverage and assignments. Read-only once prepared, and then usable from any thread.
 */
typedef struct _SalOwnership SalOwnership;

/* Everything of a workspace, prepared. For reader functions. */
SalOwnership *sal_ownership_load (SalConnection *connection, GError **error);
/* The same, but of coverage only that of some opportunities, of their accounts and of others. */
SalOwnership *sal_ownership_load_some (SalConnection *connection,
                                       const GArray *opportunities,
                                       const GArray *accounts,
                                       GError **error);

SalOwnership *sal_ownership_new (void);
void sal_ownership_free (SalOwnership *self);
/* Ids, 0 for none; days, SAL_DATE_NONE for an open end. Then sal_ownership_prepare () once. */
void sal_ownership_add_unit (SalOwnership *self, gint64 id, gint64 parent);
void sal_ownership_add_position (SalOwnership *self, gint64 id, gint64 unit);
void sal_ownership_add_assignment (
    SalOwnership *self, gint64 id, gint64 person, gint64 position, gint32 first, gint32 last);
void sal_ownership_add_coverage (SalOwnership *self,
                                 gint64 id,
                                 gint64 opportunity,
                                 gint64 account,
                                 gint64 position,
                                 gint32 first,
                                 gint32 last); /* of credit primary */
void sal_ownership_prepare (SalOwnership *self);

/* FALSE if no position owns it: then @position and @unit are 0 and @person is the owner. */
gboolean sal_ownership_resolve (const SalOwnership *self,
                                gint64 opportunity,
                                gint64 account,
                                gint64 owner,
                                gint32 day,
                                gint64 *position,
                                gint64 *unit,
                                gint64 *person);

/* A figure, and to whom it belongs: the parameters of sal_ownership_resolve (). */
typedef struct
{
  gint64 opportunity;
  gint64 account;
  gint64 owner;
  gint64 position;
  gint64 unit;
  gint64 person;
  gint32 day;
} SalOwnedFigure;

/* Many at once, in less time than one after the other. */
void
sal_ownership_resolve_many (const SalOwnership *self, SalOwnedFigure *figures, guint n_figures);
void sal_ownership_resolve_position (
    const SalOwnership *self, gint64 position, gint32 day, gint64 *unit, gint64 *person);

/* The tree of units. */
gint64 sal_ownership_get_parent (const SalOwnership *self, gint64 unit); /* 0: a root, or unknown */
gboolean
sal_ownership_is_within (const SalOwnership *self, gint64 unit, gint64 ancestor); /* or the same */
gint64 *sal_ownership_get_path (const SalOwnership *self, gint64 unit, gsize *n_units);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalOwnership, sal_ownership_free)

G_END_DECLS
