/* sal-account-plan-tab-show.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-plan-tab-private.h"

#include <glib/gi18n.h>

#include "sal-kinds.h"

/* What shows of the plan, and what was entered in it. */

static const char *const understanding_fields[] = { "business", "goals", "challenges", NULL };

static const char *const facts_fields[] = {
  "name",         "status",     "valid_from", "valid_to", "manager", "sponsor", "customer_sponsor",
  "sponsor_days", "stale_days", "note",       NULL
};

static void
add_fields (SalAccountPlanTab *self, AdwPreferencesGroup *group, const char *const *names)
{
  for (; *names != NULL; names++)
    adw_preferences_group_add (group, sal_record_fields_add (self->fields, *names));
}

/**
 * sal_account_plan_tab_make_parts:
 * @self: the tab
 *
 * Makes the rows and groups that each plan is shown in.
 */
void
sal_account_plan_tab_make_parts (SalAccountPlanTab *self)
{
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self));

  self->fields = sal_record_fields_new (workspace, &sal_account_plan_kind, GTK_WIDGET (self));
  add_fields (self, self->understanding_group, understanding_fields);
  add_fields (self, self->facts_group, facts_fields);
  for (guint i = 0; i < SAL_PLAN_N_PARTS; i++)
    {
      GtkWidget *group = sal_plan_part_group_new (workspace, (SalPlanPart) i);

      self->parts[i] = SAL_PLAN_PART_GROUP (group);
      gtk_box_append (self->parts_box, group);
    }
}

/* --- showing --- */

/* Of several plans one is chosen. */
static void
show_plans (SalAccountPlanTab *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < self->book->plans->len; i++)
    {
      SalRecord *plan = g_ptr_array_index (self->book->plans, i);
      g_autofree char *title = sal_record_get_title (plan);

      gtk_string_list_append (names, title);
      if (sal_record_get_id (plan) == sal_record_get_id (self->book->plan))
        chosen = i;
    }
  self->showing = TRUE;
  gtk_drop_down_set_model (self->plan_menu, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->plan_menu, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->plan_menu), self->book->plans->len > 1);
  self->showing = FALSE;
}

static char *
describe_sponsors (const SalAccountPlanBook *book)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const SalPlanSponsor *const sponsors[] = { &book->sponsor, &book->customer_sponsor };

  for (gsize i = 0; i < G_N_ELEMENTS (sponsors); i++)
    {
      g_autofree char *words = sal_plan_sponsor_describe (sponsors[i], book->today);

      if (sponsors[i]->id != 0)
        g_string_append_printf (
            text, "%s%s: %s", text->len > 0 ? "\n" : "", sponsors[i]->name, words);
    }

  return g_markup_escape_text (text->str, -1);
}

static void
show_heading (SalAccountPlanTab *self)
{
  g_autofree char *period = sal_account_plan_describe_period (self->book->plan);
  g_autofree char *freshness = sal_plan_freshness_describe (&self->book->freshness);
  g_autofree char *age =
      sal_plan_age_describe (&self->book->freshness.topics[SAL_PLAN_TOPIC_UNDERSTANDING]);
  g_autofree char *sponsors = describe_sponsors (self->book);
  g_autofree char *title = sal_record_get_title (self->book->plan);
  g_autofree char *label = NULL;

  label =
      self->book->plans->len > 1 ? g_strdup (period) : g_strdup_printf ("%s · %s", title, period);
  gtk_label_set_label (self->period_label, label);
  gtk_label_set_label (self->freshness_label, freshness);
  adw_preferences_group_set_description (self->understanding_group, age);
  adw_preferences_group_set_description (self->facts_group, sponsors);
}

/**
 * sal_account_plan_tab_show:
 * @self: the tab, with a plan
 *
 * Shows what was read; what was entered and is not stored yet stays.
 */
void
sal_account_plan_tab_show (SalAccountPlanTab *self)
{
  const SalAccountPlanBook *book = self->book;

  show_plans (self);
  show_heading (self);
  sal_plan_news_group_show (self->news,
                            book->news,
                            sal_workspace_get_currency (sal_page_get_workspace (SAL_PAGE (self))));
  sal_record_fields_take (self->fields, book->plan, book->version);
  for (guint i = 0; i < SAL_PLAN_N_PARTS; i++)
    sal_plan_part_group_show (self->parts[i], book);
}

/* --- what was entered --- */

gboolean
sal_account_plan_tab_is_modified (SalAccountPlanTab *self)
{
  if (self->book == NULL || self->book->plan == NULL)
    return FALSE;
  if (sal_record_fields_is_modified (self->fields))
    return TRUE;
  for (guint i = 0; i < SAL_PLAN_N_PARTS; i++)
    if (sal_plan_part_group_is_modified (self->parts[i]))
      return TRUE;

  return FALSE;
}

/* FALSE if something that was entered cannot be stored; then the focus is there. */
gboolean
sal_account_plan_tab_commit (SalAccountPlanTab *self)
{
  if (!sal_record_fields_commit (self->fields))
    {
      sal_record_fields_focus (self->fields);
      return FALSE;
    }
  for (guint i = 0; i < SAL_PLAN_N_PARTS; i++)
    if (!sal_plan_part_group_commit (self->parts[i]))
      return FALSE;

  return TRUE;
}

/* Gives up what was entered and is not stored. */
void
sal_account_plan_tab_revert (SalAccountPlanTab *self)
{
  sal_record_fields_revert (self->fields);
  for (guint i = 0; i < SAL_PLAN_N_PARTS; i++)
    sal_plan_part_group_revert (self->parts[i]);
}

/* Forgets the plan that shows. */
void
sal_account_plan_tab_clear (SalAccountPlanTab *self)
{
  sal_record_fields_revert (self->fields);
  for (guint i = 0; i < SAL_PLAN_N_PARTS; i++)
    if (self->parts[i] != NULL)
      sal_plan_part_group_clear (self->parts[i]);
  g_clear_pointer (&self->book, sal_account_plan_book_free);
}
