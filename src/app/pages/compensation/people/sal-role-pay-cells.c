/* sal-role-pay-cells.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-role-pay-cells.h"

#include <glib/gi18n.h>

#include "sal-money.h"
#include "sal-number.h"

enum
{
  ROLE,
  PEOPLE,
  LEAST,
  MEDIAN,
  MOST,
  MIX,
  SPREAD,
  NORM,
  OUTSIDE,
};

static const SalRolePay *
get_role (gpointer data, guint row)
{
  return ((SalRolePayRows *) data)->roles->pdata[row];
}

const char *
sal_role_pay_get_name (const SalRolePay *self)
{
  return self->role != NULL ? self->role : _ ("No Role");
}

static char *
format_mix (int base)
{
  return base >= 0 ? g_strdup_printf ("%d/%d", base, 100 - base) : g_strdup ("–");
}

static char *
format_spread (const SalRolePay *role)
{
  g_autofree char *least = format_mix (role->base_least), *most = format_mix (role->base_most);

  if (role->base_least == role->base_most)
    return g_steal_pointer (&least);

  /* translators: from one pay mix to another */
  return g_strdup_printf (_ ("%s to %s"), least, most);
}

static gint64
get_amount (const SalRolePay *role, guint column)
{
  return column == LEAST ? role->least : column == MEDIAN ? role->median : role->most;
}

static char *
format (gpointer data, guint row, guint column)
{
  const SalRolePay *role = get_role (data, row);
  char number[SAL_NUMBER_BUFFER];

  switch (column)
    {
    case ROLE:
      return g_strdup (sal_role_pay_get_name (role));
    case PEOPLE:
      return g_strdup (sal_number_write (role->n_people, 0, number));
    case MIX:
      return format_mix (role->base_median);
    case SPREAD:
      return format_spread (role);
    case NORM:
      return role->norm != NULL ? sal_pay_norm_to_text (role->norm) : g_strdup (_ ("No norm"));
    case OUTSIDE:
      return role->norm != NULL ? g_strdup (sal_number_write (role->n_outside, 0, number))
                                : g_strdup ("–");
    default:
      return role->n_people > role->n_without_rate
                 ? sal_money_format (get_amount (role, column), ((SalRolePayRows *) data)->currency)
                 : g_strdup ("–");
    }
}

static int
compare_numbers (gint64 one, gint64 other)
{
  return (one > other) - (one < other);
}

static int
compare (gpointer data, guint row, guint other_row, guint column)
{
  const SalRolePay *one = get_role (data, row), *other = get_role (data, other_row);
  g_autofree char *a = NULL, *b = NULL;

  switch (column)
    {
    case PEOPLE:
      return compare_numbers (one->n_people, other->n_people);
    case LEAST:
    case MEDIAN:
    case MOST:
      return compare_numbers (get_amount (one, column), get_amount (other, column));
    case MIX:
      return compare_numbers (one->base_median, other->base_median);
    case SPREAD:
      return compare_numbers (one->base_most - one->base_least,
                              other->base_most - other->base_least);
    case OUTSIDE:
      return compare_numbers (one->n_outside, other->n_outside);
    default:
      a = format (data, row, column);
      b = format (data, other_row, column);
      return g_utf8_collate (a, b);
    }
}

static gboolean
is_strong (gpointer data, guint row, guint column)
{
  return column == OUTSIDE && get_role (data, row)->n_outside > 0;
}

static char *
write_cell (gpointer data, guint row, guint column)
{
  const SalRolePay *role = get_role (data, row);
  g_autofree char *text = NULL;

  if (column == LEAST || column == MEDIAN || column == MOST)
    return role->n_people > role->n_without_rate
               ? sal_money_to_text (get_amount (role, column), ((SalRolePayRows *) data)->currency)
               : g_strdup ("");
  text = format (data, row, column);

  return g_strdup (g_str_equal (text, "–") ? "" : text);
}

const SalIndexSource sal_role_pay_cells = {
  .format = format,
  .compare = compare,
  .write = write_cell,
  .is_strong = is_strong,
};

void
sal_role_pay_cells_set_columns (SalIndexTable *table)
{
  const SalIndexColumn columns[] = {
    [ROLE] = { _ ("Role"), FALSE, TRUE, 170 },
    [PEOPLE] = { _ ("People"), TRUE, FALSE, 68, TRUE },
    [LEAST] = { _ ("Least at Target"), TRUE, FALSE, 120, TRUE },
    [MEDIAN] = { _ ("Median"), TRUE, FALSE, 104, TRUE },
    [MOST] = { _ ("Most"), TRUE, FALSE, 104, TRUE },
    [MIX] = { _ ("Median Mix"), TRUE, FALSE, 96, TRUE },
    [SPREAD] = { _ ("Mixes"), FALSE, FALSE, 118, TRUE },
    [NORM] = { _ ("Usual Mix"), FALSE, FALSE, 118, TRUE },
    [OUTSIDE] = { _ ("Outside of It"), TRUE, FALSE, 104, TRUE },
  };

  sal_index_table_set_columns (table, columns, G_N_ELEMENTS (columns));
}
