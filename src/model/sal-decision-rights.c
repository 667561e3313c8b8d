/* sal-decision-rights.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-decision-rights.h"

#include "sal-date.h"

/**
 * sal_decision_rights_new:
 *
 * Creates a matrix by which nobody may decide anything.
 *
 * Returns: (transfer full): the matrix, without lines and families
 */
SalDecisionRights *
sal_decision_rights_new (void)
{
  SalDecisionRights *self = g_new0 (SalDecisionRights, 1);

  self->rights = g_array_new (FALSE, FALSE, sizeof (SalDecisionRight));
  self->parents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->above = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_string_chunk_new (256);

  return self;
}

void
sal_decision_rights_free (SalDecisionRights *self)
{
  g_array_unref (self->rights);
  g_hash_table_unref (self->parents);
  g_hash_table_unref (self->above);
  g_string_chunk_free (self->names);
  g_free (self);
}

/**
 * sal_decision_rights_add:
 * @self: a matrix
 * @right: a line of it, which is copied with its role
 *
 * Adds a line.
 */
void
sal_decision_rights_add (SalDecisionRights *self, const SalDecisionRight *right)
{
  SalDecisionRight copy = *right;

  copy.role = g_string_chunk_insert_const (self->names, right->role);
  g_array_append_val (self->rights, copy);
}

/**
 * sal_decision_rights_add_parent:
 * @self: a matrix
 * @family: a product family
 * @parent: the one it is part of
 *
 * Says what a family is part of: a right for @parent is one for @family too.
 */
void
sal_decision_rights_add_parent (SalDecisionRights *self, gint64 family, gint64 parent)
{
  g_hash_table_insert (
      self->parents, g_memdup2 (&family, sizeof family), g_memdup2 (&parent, sizeof parent));
}

static char *
join_roles (const char *role, const char *lower)
{
  return g_strjoin ("\n", role, lower, NULL);
}

/**
 * sal_decision_rights_add_above:
 * @self: a matrix
 * @role: a role
 * @lower: another one, of which somebody reports to somebody of @role, directly or not
 *
 * Says who stands above whom.
 */
void
sal_decision_rights_add_above (SalDecisionRights *self, const char *role, const char *lower)
{
  g_hash_table_add (self->above, join_roles (role, lower));
}

/**
 * sal_decision_rights_is_above:
 * @self: a matrix
 * @role: a role
 * @lower: another one
 *
 * Tells whether a role is higher than another one. Of two that report to each other, neither is.
 *
 * Returns: whether it is
 */
gboolean
sal_decision_rights_is_above (const SalDecisionRights *self, const char *role, const char *lower)
{
  g_autofree char *down = join_roles (role, lower);
  g_autofree char *up = join_roles (lower, role);

  return g_hash_table_contains (self->above, down) && !g_hash_table_contains (self->above, up);
}

static gboolean
is_within (const SalDecisionRights *self, gint64 family, gint64 whole)
{
  /* families are as deep as there are parents; a cycle ends there too */
  guint n = g_hash_table_size (self->parents) + 1;
  const gint64 *at = &family;

  for (guint i = 0; at != NULL && *at != 0 && i <= n; i++)
    {
      if (*at == whole)
        return TRUE;
      at = g_hash_table_lookup (self->parents, at);
    }

  return FALSE;
}

/* discount ≤ allowed, exactly */
static gboolean
is_allowed (const SalRational *discount, gint64 allowed)
{
  g_auto (SalRational) bound = SAL_RATIONAL_INIT;

  sal_rational_set_ratio (&bound, allowed, SAL_RATE_ONE);

  return sal_rational_compare (discount, &bound) <= 0;
}

static gboolean
covers (const SalDecisionRights *self,
        const SalDecisionRight *right,
        const SalPriceQuestion *decision)
{
  return right->from <= decision->day &&
         (right->to == SAL_DATE_NONE || decision->day <= right->to) &&
         (right->deal == SAL_DECISION_ANY_SIZE || decision->deal <= right->deal) &&
         (right->family == 0 || is_within (self, decision->family, right->family)) &&
         is_allowed (decision->discount, right->discount);
}

/**
 * sal_decision_right_get_size:
 * @self: a line of a matrix
 *
 * Gets up to which size of deals it goes, such that sizes compare.
 *
 * Returns: minor units of the reporting currency; %G_MAXINT64 for any size
 */
gint64
sal_decision_right_get_size (const SalDecisionRight *self)
{
  return self->deal == SAL_DECISION_ANY_SIZE ? G_MAXINT64 : self->deal;
}

/* How far a right goes: first by discount, then by size. */
static int
compare_reach (const SalDecisionRight *one, const SalDecisionRight *other)
{
  if (one->discount != other->discount)
    return one->discount < other->discount ? -1 : 1;

  return (sal_decision_right_get_size (one) > sal_decision_right_get_size (other)) -
         (sal_decision_right_get_size (one) < sal_decision_right_get_size (other));
}

static int
compare_rights (gconstpointer a, gconstpointer b)
{
  const SalDecisionRight *const *one = a, *const *other = b;
  int reach = compare_reach (*one, *other);

  return reach != 0 ? reach : g_utf8_collate ((*one)->role, (*other)->role);
}

static gboolean
has_role (const GPtrArray *rights, const char *role)
{
  for (guint i = 0; i < rights->len; i++)
    if (g_str_equal (((const SalDecisionRight *) g_ptr_array_index (rights, i))->role, role))
      return TRUE;

  return FALSE;
}

/**
 * sal_decision_rights_find_entitled:
 * @self: a matrix
 * @decision: discount, size, family and day
 * @n_lowest: (out) (optional): how many of the first roles go equally far: who decides it
 *
 * Finds the roles that may decide. The lowest is the one whose right goes least far: to the least
 * discount, and of equal ones to the smallest deals. Several lines of one role count together: any
 * of them is enough.
 *
 * Returns: (transfer full): the roles, the lowest first, each once; none if nobody may
 */
GStrv
sal_decision_rights_find_entitled (const SalDecisionRights *self,
                                   const SalPriceQuestion *decision,
                                   guint *n_lowest)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GPtrArray) once = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) roles = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; i < self->rights->len; i++)
    {
      SalDecisionRight *right = &g_array_index (self->rights, SalDecisionRight, i);

      if (covers (self, right, decision))
        g_ptr_array_add (found, right);
    }
  g_ptr_array_sort (found, compare_rights);
  for (guint i = 0; i < found->len; i++)
    {
      const SalDecisionRight *right = g_ptr_array_index (found, i);

      if (has_role (once, right->role))
        continue;
      g_ptr_array_add (once, (gpointer) right);
      g_strv_builder_add (roles, right->role);
      n += compare_reach (right, g_ptr_array_index (once, 0)) == 0;
    }
  if (n_lowest != NULL)
    *n_lowest = n;

  return g_strv_builder_end (roles);
}
