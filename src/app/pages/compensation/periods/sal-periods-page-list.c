/* sal-periods-page-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-periods-page-private.h"

#include <glib/gi18n.h>

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-number.h"
#include "sal-payout-period.h"
#include "sal-payout-totals.h"

/* What the periods are called: in the list, and above the one that shows. */

static const char *
get_status_label (const char *status)
{
  return sal_choice_get_label (sal_kind_find_field (&sal_payout_period_kind, "status"), status);
}

static char *
describe_totals (SalPeriodsPage *self, const char *period)
{
  g_autofree char *amounts =
      self->totals != NULL ? sal_payout_totals_describe (self->totals, period) : NULL;
  g_autofree char *number = NULL;
  guint n_people = 0;

  if (amounts == NULL)
    return g_strdup (_ ("Not calculated"));
  for (guint i = 0; i < self->totals->len; i++)
    {
      const SalPayoutTotal *one = &g_array_index (self->totals, SalPayoutTotal, i);

      if (g_str_equal (one->period, period))
        n_people = one->n_people;
    }
  number = sal_number_format (n_people, 0);

  /* translators: a number of people, and amounts */
  return g_strdup_printf (ngettext ("%s person · %s", "%s people · %s", n_people), number, amounts);
}

/* @id: 0 for what is no record yet */
static void
add_item (SalPeriodsPage *self, gint64 id, const char *period, const char *status)
{
  g_autofree char *name = sal_periods_page_name_period (self, period);
  g_autofree char *totals = describe_totals (self, period);
  g_autofree char *label = g_strdup_printf ("%s, %s, %s", name, get_status_label (status), totals);
  SalItem item = {
    .id = id, .title = name, .status = get_status_label (status), .details = totals, .label = label
  };

  sal_item_list_add (self->list, &item);
}

/* The latest first, and before it the one that comes next. */
void
sal_periods_page_fill_list (SalPeriodsPage *self)
{
  SalRecord *chosen = sal_periods_page_get_period (self);

  sal_item_list_begin (self->list);
  if (self->periods->len > 0 && self->turn->len > 0)
    {
      g_autofree char *next = sal_period_to_text (g_array_index (self->turn, SalPeriod, 0));

      add_item (self, 0, next, SAL_PAYOUT_PERIOD_OPEN);
    }
  for (guint i = self->periods->len; i-- > 0;)
    {
      SalRecord *period = self->periods->pdata[i];

      add_item (self,
                sal_record_get_id (period),
                sal_record_get_text (period, "period"),
                sal_record_get_text (period, "status"));
    }
  sal_item_list_end (self->list, chosen != NULL ? sal_record_get_id (chosen) : 0);
}

/* --- the heading --- */

/* "Approved: 3 Feb 2027 10:30, recorded by mara" */
static void
append_step (GString *text, SalRecord *period, const char *at, const char *by)
{
  const char *stamp = sal_record_get_text (period, at);
  const char *author = sal_record_get_text (period, by);
  const SalField *field = sal_kind_find_field (&sal_payout_period_kind, at);
  g_autofree char *when = NULL;
  gint64 time;

  if (stamp == NULL || !sal_time_parse_iso (stamp, &time))
    return;
  when = sal_time_format (time);
  g_string_append (text, " · ");
  /* translators: what was done, a time and a person */
  g_string_append_printf (text,
                          _ ("%s: %s, recorded by %s"),
                          sal_field_get_label (field),
                          when,
                          author != NULL ? author : "–");
}

static char *
describe_period (SalPeriodsPage *self, SalRecord *period)
{
  GString *text = g_string_new (NULL);
  gint32 first, last;
  SalPeriod of;

  if (sal_period_from_text (self->chosen, &of, NULL))
    {
      g_autofree char *from = NULL, *to = NULL;

      sal_fiscal_calendar_days_of (self->calendar, of, &first, &last);
      from = sal_date_format (first);
      to = sal_date_format (last);
      g_string_append_printf (text, "%s – %s", from, to);
    }
  if (period != NULL)
    {
      append_step (text, period, "calculated_at", "calculated_by");
      append_step (text, period, "approved_at", "approved_by");
      append_step (text, period, "closed_at", "closed_by");
    }

  return g_string_free (text, FALSE);
}

void
sal_periods_page_show_heading (SalPeriodsPage *self)
{
  SalRecord *period = sal_periods_page_get_period (self);
  g_autofree char *name = sal_periods_page_name_period (self, self->chosen);
  g_autofree char *details = describe_period (self, period);

  gtk_label_set_label (self->title_label, name);
  gtk_label_set_label (self->status_label,
                       get_status_label (period != NULL ? sal_record_get_text (period, "status")
                                                        : SAL_PAYOUT_PERIOD_OPEN));
  gtk_label_set_label (self->details_label, details);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->details_label), details);
  sal_page_set_subtitle (SAL_PAGE (self), name);
}
