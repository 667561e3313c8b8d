/* sal-price-cells.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-price-cells.h"

#include <glib/gi18n.h>

#include "sal-date.h"
#include "sal-money.h"
#include "sal-number.h"

typedef enum
{
  COLUMN_REQUESTED,
  COLUMN_ACCOUNT,
  COLUMN_PRODUCT,
  COLUMN_DISCOUNT,
  COLUMN_GIVEN_UP,
  COLUMN_STATUS,
  COLUMN_DECIDES,
  N_COLUMNS,
} Column;

static const SalPriceException *
get (gpointer data, guint row)
{
  const SalPriceExceptions *self = data;

  return &g_array_index (self->exceptions, SalPriceException, row);
}

static char *
format_share (const SalRational *share)
{
  return sal_rate_format_percent (sal_price_share_to_rate (share), 1);
}

static char *
format (gpointer data, guint row, guint column)
{
  const SalPriceException *one = get (data, row);

  switch ((Column) column)
    {
    case COLUMN_REQUESTED:
      return sal_date_format (one->requested_on);
    case COLUMN_ACCOUNT:
      return g_strdup (one->account_name);
    case COLUMN_PRODUCT:
      return g_strdup (one->product != NULL       ? one->product
                       : one->family_name != NULL ? one->family_name
                                                  : "–");
    case COLUMN_DISCOUNT:
      return format_share (&one->effect.discount);
    case COLUMN_GIVEN_UP:
      return sal_money_format_whole (one->effect.given_up, one->currency);
    case COLUMN_STATUS:
      return g_strdup (sal_price_state_get_label (one->state));
    case COLUMN_DECIDES:
    default:
      if (one->state != SAL_PRICE_STATE_REQUESTED)
        return g_strdup (one->approver != NULL ? one->approver : "–");
      return g_strdup (one->n_lowest > 0 ? one->entitled[0] : _ ("Nobody"));
    }
}

static int
compare (gpointer data, guint row, guint other, guint column)
{
  const SalPriceException *one = get (data, row), *two = get (data, other);

  switch ((Column) column)
    {
    case COLUMN_REQUESTED:
      return (one->requested_on > two->requested_on) - (one->requested_on < two->requested_on);
    case COLUMN_DISCOUNT:
      return sal_rational_compare (&one->effect.discount, &two->effect.discount);
    case COLUMN_GIVEN_UP: /* each in its own currency, as it shows */
      return (one->effect.given_up > two->effect.given_up) -
             (one->effect.given_up < two->effect.given_up);
    case COLUMN_STATUS:
      return (int) one->state - (int) two->state;
    default:
      {
        g_autofree char *text = format (data, row, column);
        g_autofree char *another = format (data, other, column);

        return g_utf8_collate (text, another);
      }
    }
}

static char *
name_row (gpointer data, guint row)
{
  const SalPriceException *one = get (data, row);
  g_autofree char *discount = format_share (&one->effect.discount);

  /* translators: an account, a discount, a status */
  return g_strdup_printf (
      _ ("%s, %s off, %s"), one->account_name, discount, sal_price_state_get_label (one->state));
}

const SalIndexSource sal_price_cells = { format, compare, NULL, name_row, NULL };

/**
 * sal_price_cells_add_columns:
 * @table: a table whose source is #sal_price_cells
 * @with_account: whether accounts matter more than products where not all have room
 *
 * Gives a table its columns.
 */
void
sal_price_cells_add_columns (SalIndexTable *table, gboolean with_account)
{
  const SalIndexColumn columns[N_COLUMNS] = {
    [COLUMN_REQUESTED] = { .title = _ ("Requested"), .width = 90 },
    [COLUMN_ACCOUNT] = { .title = _ ("Account"),
                         .expands = TRUE,
                         .width = 140,
                         .gives_way = !with_account },
    [COLUMN_PRODUCT] = { .title = _ ("Product"),
                         .expands = TRUE,
                         .width = 120,
                         .gives_way = with_account },
    [COLUMN_DISCOUNT] = { .title = _ ("Discount"), .is_number = TRUE, .width = 70 },
    [COLUMN_GIVEN_UP] = { .title = _ ("Given Up"),
                          .is_number = TRUE,
                          .width = 90,
                          .gives_way = TRUE },
    [COLUMN_STATUS] = { .title = _ ("Status"), .width = 80 },
    [COLUMN_DECIDES] = { .title = _ ("Decides"), .width = 190 },
  };

  sal_index_table_set_columns (table, columns, G_N_ELEMENTS (columns));
}

static void
add_margin (GString *text, const SalPriceException *self)
{
  g_autofree char *before = format_share (&self->effect.list_margin);
  g_autofree char *after = format_share (&self->effect.asked_margin);
  g_autofree char *profit = sal_money_format_whole (self->effect.list_profit, self->currency);
  g_autofree char *rest = sal_money_format_whole (self->effect.asked_profit, self->currency);

  g_string_append_c (text, '\n');
  if (self->effect.has_margin)
    /* translators: two margins in per cent, two amounts */
    g_string_append_printf (
        text, _ ("Margin %s instead of %s: %s instead of %s"), after, before, rest, profit);
  else
    g_string_append (text, _ ("Its margin is not known: no cost is given"));
}

static void
add_decision (GString *text, const SalPriceException *self)
{
  gboolean is_open = self->state == SAL_PRICE_STATE_REQUESTED || self->decided_on == SAL_DATE_NONE;
  g_autofree char *decision = is_open ? sal_price_exception_describe_entitled (self)
                                      : sal_price_exception_describe_decision (self);

  g_string_append_c (text, '\n');
  g_string_append (text, decision);
  if (self->valid_to != SAL_DATE_NONE)
    {
      g_autofree char *day = sal_date_format (self->valid_to);

      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              self->state == SAL_PRICE_STATE_EXPIRED ? _ ("Expired on %s")
                                                                     : _ ("Valid to %s"),
                              day);
    }
}

/**
 * sal_price_describe:
 * @exception: an exception
 *
 * Says what it does, why it is asked for, and who decides or decided it.
 *
 * Returns: (transfer full): some lines
 */
char *
sal_price_describe (const SalPriceException *exception)
{
  GString *text = g_string_new (NULL);
  g_autofree char *list = sal_money_format (exception->ask.list, exception->currency);
  g_autofree char *asked = sal_money_format (exception->ask.asked, exception->currency);
  g_autofree char *given_up =
      sal_money_format_whole (exception->effect.given_up, exception->currency);
  g_autofree char *discount = format_share (&exception->effect.discount);
  g_autofree char *quantity = sal_number_format ((double) exception->ask.quantity, 0);

  /* translators: two prices, a quantity, a discount, an amount */
  g_string_append_printf (text,
                          _ ("%s instead of %s, quantity %s: %s off, %s given up"),
                          asked,
                          list,
                          quantity,
                          discount,
                          given_up);
  add_margin (text, exception);
  g_string_append_c (text, '\n');
  /* translators: who asks, and why */
  g_string_append_printf (text,
                          _ ("%s: “%s”"),
                          exception->requested_by != NULL ? exception->requested_by : "–",
                          exception->reason);
  add_decision (text, exception);

  return g_string_free (text, FALSE);
}
