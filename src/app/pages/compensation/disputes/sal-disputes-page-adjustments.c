/* sal-disputes-page-adjustments.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-disputes-page-private.h"

#include <glib/gi18n.h>

#include "sal-money.h"

/* What was adjusted by hand, the last first, with what reverses it. */

enum
{
  PERIOD,
  PERSON,
  AMOUNT,
  REASON,
  APPROVER,
  STATE,
};

static const struct
{
  const char *title; /* N_() */
  SalIndexColumn column;
} columns[] = {
  [PERIOD] = { N_ ("Posted To"), { .width = 90 } },
  [PERSON] = { N_ ("Participant"), { .width = 140 } },
  [AMOUNT] = { N_ ("Amount"), { .is_number = TRUE, .width = 100 } },
  [REASON] = { N_ ("Reason"), { .expands = TRUE, .width = 160 } },
  [APPROVER] = { N_ ("Approved By"), { .width = 120 } },
  [STATE] = { N_ ("State"), { .width = 110 } },
};

static const SalPayAdjustment *
get (SalDisputesPage *self, guint row)
{
  return self->data->adjustments->pdata[row];
}

static const char *
describe_state (const SalPayAdjustment *one)
{
  return one->reverses != 0   ? _ ("Reversal")
         : one->reversal != 0 ? _ ("Reversed")
         : one->is_closed     ? _ ("Paid")
                              : _ ("Posted");
}

static char *
format (gpointer data, guint row, guint column)
{
  SalDisputesPage *self = data;
  const SalPayAdjustment *one = get (self, row);

  switch (column)
    {
    case PERIOD:
      return sal_disputes_data_format_period (self->data, one->period);
    case PERSON:
      return sal_people_describe (self->data->people, one->person);
    case AMOUNT:
      return sal_money_format (one->amount, one->currency);
    case REASON:
      return g_strdup (one->reason);
    case APPROVER:
      return g_strdup (one->approver != NULL ? one->approver : "");
    default:
      return g_strdup (describe_state (one));
    }
}

static int
compare (gpointer data, guint row, guint other, guint column)
{
  SalDisputesPage *self = data;
  const SalPayAdjustment *one = get (self, row), *two = get (self, other);
  g_autofree char *text = NULL, *other_text = NULL;

  if (column == AMOUNT)
    return (one->amount > two->amount) - (one->amount < two->amount);
  if (column == PERIOD)
    return (one->id > two->id) - (one->id < two->id);
  text = format (data, row, column);
  other_text = format (data, other, column);

  return g_utf8_collate (text, other_text);
}

/* "Ada Byron, $1,200.00, A referral, Posted" */
static char *
name (gpointer data, guint row)
{
  g_autofree char *person = format (data, row, PERSON), *amount = format (data, row, AMOUNT);
  g_autofree char *reason = format (data, row, REASON), *state = format (data, row, STATE);

  return g_strdup_printf ("%s, %s, %s, %s", person, amount, reason, state);
}

static char *
write_cell (gpointer data, guint row, guint column)
{
  const SalPayAdjustment *one = get (data, row);

  return column == AMOUNT   ? sal_money_to_text (one->amount, one->currency)
         : column == PERIOD ? g_strdup (one->period)
                            : format (data, row, column);
}

static const SalIndexSource cells = { format, compare, write_cell, name, NULL };

void
sal_disputes_page_init_adjustments (SalDisputesPage *self)
{
  SalIndexColumn shown[G_N_ELEMENTS (columns)];

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      shown[i] = columns[i].column;
      shown[i].title = _ (columns[i].title);
    }
  sal_index_table_set_source (self->adjustments, &cells, self);
  sal_index_table_set_columns (self->adjustments, shown, G_N_ELEMENTS (shown));
  sal_index_table_set_sort_button (self->adjustments, self->sort_button);
}

void
sal_disputes_page_fill_adjustments (SalDisputesPage *self)
{
  sal_index_table_fill (self->adjustments, NULL, self->data->adjustments->len);
}

const SalPayAdjustment *
sal_disputes_page_get_adjustment (SalDisputesPage *self)
{
  g_autoptr (GArray) selected =
      self->data != NULL ? sal_index_table_list_selected (self->adjustments) : NULL;

  if (selected == NULL || selected->len != 1 ||
      g_array_index (selected, guint, 0) >= self->data->adjustments->len)
    return NULL;

  return get (self, g_array_index (selected, guint, 0));
}
