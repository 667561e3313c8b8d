/* sal-decision-rights.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-price-effect.h"

G_BEGIN_DECLS

#define SAL_DECISION_ANY_SIZE (-1)

/* One line of the matrix. */
typedef struct
{
  gint64 id;
  const char *role; /* owned by the matrix */
  gint64 discount;  /* up to which, scaled by SAL_RATE_ONE */
  gint64 deal;      /* up to which, minor units of the reporting currency, or any size */
  gint64 family;    /* 0: all products */
  gint32 from;      /* first day */
  gint32 to;        /* last day, or SAL_DATE_NONE */
} SalDecisionRight;

/**
 * SalDecisionRights:
 *
 * Which role may decide up to which discount on deals up to which size, and which families are
 * parts of which.
 */
typedef struct
{
  GArray *rights;      /* of SalDecisionRight */
  GHashTable *parents; /* family to the one it is part of, gint64 */
  GHashTable *above;   /* set of pairs of roles, as text: the first has the second report to it */
  GStringChunk *names;
} SalDecisionRights;

/* What is to be decided. */
typedef struct
{
  const SalRational *discount;
  gint64 deal;   /* minor units of the reporting currency */
  gint64 family; /* 0: none */
  gint32 day;
} SalPriceQuestion;

gint64 sal_decision_right_get_size (const SalDecisionRight *self);

SalDecisionRights *sal_decision_rights_new (void);
void sal_decision_rights_free (SalDecisionRights *self);
void sal_decision_rights_add (SalDecisionRights *self, const SalDecisionRight *right);
void sal_decision_rights_add_parent (SalDecisionRights *self, gint64 family, gint64 parent);
void sal_decision_rights_add_above (SalDecisionRights *self, const char *role, const char *lower);
gboolean
sal_decision_rights_is_above (const SalDecisionRights *self, const char *role, const char *lower);
GStrv sal_decision_rights_find_entitled (const SalDecisionRights *self,
                                         const SalPriceQuestion *decision,
                                         guint *n_lowest);

SalDecisionRights *sal_decision_rights_load (SalConnection *connection, gint32 day, GError **error);
gboolean sal_decision_rights_load_ranks (SalDecisionRights *self,
                                         SalConnection *connection,
                                         gint32 day,
                                         GError **error);
gboolean sal_decision_has_role (SalConnection *connection,
                                gint64 person,
                                gint32 day,
                                const char *const *roles,
                                gboolean *has,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDecisionRights, sal_decision_rights_free)

G_END_DECLS
