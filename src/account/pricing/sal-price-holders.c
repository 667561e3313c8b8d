/* sal-price-holders.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-price-holders.h"

#include <glib/gi18n-lib.h>

static void
clear_holder (gpointer data)
{
  SalPriceHolder *self = data;

  g_free (self->name);
  g_free (self->role);
}

/**
 * sal_price_holders_new:
 *
 * Creates a list of nobody.
 *
 * Returns: (transfer full) (element-type SalPriceHolder): the list
 */
GArray *
sal_price_holders_new (void)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (SalPriceHolder));

  g_array_set_clear_func (self, clear_holder);

  return self;
}

/**
 * sal_price_holders_add:
 * @holders: (element-type SalPriceHolder): a list
 * @person: the id of a person
 * @name: (nullable): the name of the person
 * @role: a role that the person holds
 *
 * Adds somebody, once for each role.
 */
void
sal_price_holders_add (GArray *holders, gint64 person, const char *name, const char *role)
{
  SalPriceHolder holder = { person, g_strdup (name != NULL ? name : "–"), g_strdup (role) };

  g_array_append_val (holders, holder);
}

/**
 * sal_price_holders_find_role:
 * @holders: (element-type SalPriceHolder): a list
 * @roles: (array zero-terminated=1): the roles that may decide something, the lowest first
 * @person: the id of a person
 *
 * Finds by which role somebody may decide.
 *
 * Returns: (transfer none) (nullable): the lowest of them, or %NULL if the person holds none
 */
const char *
sal_price_holders_find_role (const GArray *holders, const char *const *roles, gint64 person)
{
  for (guint r = 0; roles[r] != NULL; r++)
    for (guint i = 0; i < holders->len; i++)
      {
        const SalPriceHolder *one = &g_array_index (holders, SalPriceHolder, i);

        if (one->person == person && g_str_equal (one->role, roles[r]))
          return one->role;
      }

  return NULL;
}

/* "Eric Cruz (Director), Ann Lee (Director)"; @n_more: how many there are besides. Who holds two
 * roles is named with the lower one. */
static char *
name_holders (const GArray *holders, const char *const *roles, guint *n_more)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GString) text = g_string_new (NULL);

  *n_more = 0;
  for (guint r = 0; roles[r] != NULL; r++)
    for (guint i = 0; i < holders->len; i++)
      {
        SalPriceHolder *one = &g_array_index (holders, SalPriceHolder, i);

        if (!g_str_equal (one->role, roles[r]) || !g_hash_table_add (named, &one->person))
          continue;
        if (g_hash_table_size (named) <= SAL_PRICE_HOLDERS_NAMED)
          g_string_append_printf (
              text, "%s%s (%s)", text->len > 0 ? ", " : "", one->name, one->role);
        else
          ++*n_more;
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sal_price_holders_describe:
 * @holders: (element-type SalPriceHolder): a list
 * @roles: (array zero-terminated=1): the roles that may decide something, the lowest first
 *
 * Says by name who may decide it: at most %SAL_PRICE_HOLDERS_NAMED, those of the lowest role first.
 *
 * Returns: (transfer full): a sentence without full stop
 */
char *
sal_price_holders_describe (const GArray *holders, const char *const *roles)
{
  guint n_more;
  g_autofree char *names = name_holders (holders, roles, &n_more);

  if (*names == '\0')
    return g_strdup (_ ("Nobody holds a role that is entitled"));
  if (n_more == 0)
    /* translators: names with roles */
    return g_strdup_printf (_ ("Entitled: %s"), names);

  /* translators: names with roles, and how many there are besides */
  return g_strdup_printf (
      ngettext ("Entitled: %1$s and %2$u more", "Entitled: %1$s and %2$u more", n_more),
      names,
      n_more);
}
