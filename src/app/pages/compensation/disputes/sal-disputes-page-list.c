/* sal-disputes-page-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-disputes-page-private.h"

#include <glib/gi18n.h>

/* The disputes by their status, with who sees to them until when. */

static const SalField *
get_status_field (void)
{
  return sal_kind_find_field (&sal_pay_dispute_kind, "status");
}

static const char *
get_status (SalRecord *dispute)
{
  return sal_choice_get_label (get_status_field (), sal_record_get_text (dispute, "status"));
}

static char *
describe_due (SalRecord *dispute)
{
  gint32 due = sal_record_get_date (dispute, "due");
  g_autofree char *day = due != SAL_DATE_NONE ? sal_date_format (due) : NULL;

  if (sal_pay_dispute_is_settled (dispute))
    return NULL;
  if (day == NULL)
    return NULL;

  /* translators: a day */
  return sal_pay_dispute_is_overdue (dispute, sal_date_today ())
             ? g_strdup_printf (_ ("overdue since %s"), day)
             : g_strdup_printf (_ ("due %s"), day);
}

/* "due 20 Apr 2026 · Ada Byron · Omar" */
static char *
describe (SalDisputesPage *self, SalRecord *dispute)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *name =
      sal_people_describe (self->data->people, sal_record_get_integer (dispute, "person"));
  const char *owner = sal_record_get_text (dispute, "owner");
  g_autofree char *due = describe_due (dispute);
  g_auto (GStrv) texts = NULL;

  if (due != NULL)
    g_strv_builder_add (parts, due);
  g_strv_builder_add (parts, name);
  if (owner != NULL)
    g_strv_builder_add (parts, owner);
  texts = g_strv_builder_end (parts);

  return g_strjoinv (" · ", texts);
}

static void
add_item (SalDisputesPage *self, SalRecord *dispute)
{
  const char *claim = sal_record_get_text (dispute, "claim");
  g_autofree char *text = describe (self, dispute);
  g_autofree char *label = g_strdup_printf ("%s, %s, %s", claim, get_status (dispute), text);
  SalItem item = { .id = sal_record_get_id (dispute),
                   .section = get_status (dispute),
                   .title = claim,
                   .details = text,
                   .label = label,
                   .is_urgent = sal_pay_dispute_is_overdue (dispute, sal_date_today ()) };

  sal_item_list_add (self->list, &item);
}

/* As the statuses follow on each other. */
void
sal_disputes_page_fill_list (SalDisputesPage *self)
{
  const SalChoice *choices = get_status_field ()->choices;

  sal_item_list_begin (self->list);
  for (guint k = 0; choices[k].value != NULL; k++)
    for (guint i = 0; i < self->data->disputes->len; i++)
      if (sal_pay_dispute_has_status (self->data->disputes->pdata[i], choices[k].value))
        add_item (self, self->data->disputes->pdata[i]);
  sal_item_list_end (self->list, self->chosen);
}
