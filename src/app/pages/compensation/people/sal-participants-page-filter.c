/* sal-participants-page-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-participants-page-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date.h"
#include "sal-participant-cells.h"
#include "sal-plan-versions.h"
#include "sal-text.h"

/* Which entries of the list show: by words, plan, what is to be looked at, and the day. */

enum
{
  STATE_ALL,
  STATE_ANY, /* whatever is to be looked at */
  STATE_FIRST,
};

static const char *
get_chosen_plan (SalParticipantsPage *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->plan_menu);

  return gtk_drop_down_get_selected (self->plan_menu) > 0 && chosen != NULL
             ? gtk_string_object_get_string (chosen)
             : NULL;
}

static gboolean
has_state (const SalParticipantEntry *entry, guint chosen)
{
  if (chosen == STATE_ALL)
    return TRUE;
  if (chosen == STATE_ANY)
    return entry->states != 0;

  return (entry->states >> (chosen - STATE_FIRST) & 1) != 0;
}

static gboolean
is_in_plan (const SalParticipantEntry *entry, const char *plan)
{
  return plan == NULL || (entry->participant != NULL &&
                          g_strcmp0 (sal_record_get_text (entry->participant, "plan"), plan) == 0);
}

/* (transfer full) (element-type guint): the entries that show */
GArray *
sal_participants_page_list_rows (SalParticipantsPage *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  const char *plan = get_chosen_plan (self);
  guint state = gtk_drop_down_get_selected (self->state_menu);

  for (guint i = 0; i < self->list->entries->len; i++)
    {
      const SalParticipantEntry *entry = self->list->entries->pdata[i];

      if (is_in_plan (entry, plan) && has_state (entry, state) &&
          sal_participant_entry_matches (entry, words))
        g_array_append_val (rows, i);
    }

  return rows;
}

/* --- what there is to choose --- */

/* Keeps what is chosen. */
void
sal_participants_page_fill_filter (SalParticipantsPage *self)
{
  g_autoptr (GPtrArray) names = sal_plan_versions_list_plans (self->list->versions);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  g_autofree char *chosen = g_strdup (get_chosen_plan (self));
  guint selected = 0;

  gtk_string_list_append (model, _ ("All Plans"));
  for (guint i = 0; i < names->len; i++)
    {
      gtk_string_list_append (model, names->pdata[i]);
      if (g_strcmp0 (names->pdata[i], chosen) == 0)
        selected = i + 1;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->plan_menu, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->plan_menu, selected);
  self->filling = FALSE;
}

static GtkStringList *
create_states (void)
{
  GtkStringList *model = gtk_string_list_new (NULL);

  gtk_string_list_append (model, _ ("Everybody"));
  gtk_string_list_append (model, _ ("Anything to Look At"));
  for (guint i = 0; i < SAL_PARTICIPANT_N_STATES; i++)
    gtk_string_list_append (model,
                            sal_participant_state_get_label ((SalParticipantState) (1u << i)));

  return model;
}

/* --- the day --- */

static void
show_day_problem (SalParticipantsPage *self, const char *problem)
{
  gtk_label_set_text (self->day_problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->day_problem), problem != NULL);
}

static void
take_day (SalParticipantsPage *self, gint32 day)
{
  show_day_problem (self, NULL);
  if (day == self->day)
    return;
  self->day = day;
  sal_participants_page_load (self);
}

/* What is no day yet is being typed: it is said when it is entered. */
static void
day_changed_cb (SalParticipantsPage *self)
{
  gint32 day;

  if (!self->filling &&
      sal_text_to_date_by_locale (sal_date_entry_get_text (self->day_entry), &day, NULL))
    take_day (self, day);
}

/* Nothing is every day. */
static void
day_entered_cb (SalParticipantsPage *self)
{
  const char *text = sal_date_entry_get_text (self->day_entry);
  g_autoptr (GError) error = NULL;
  gint32 day = SAL_DATE_NONE;

  if (*text == '\0' || sal_text_to_date_by_locale (text, &day, &error))
    take_day (self, day);
  else
    show_day_problem (self, error->message);
}

void
sal_participants_page_install_filter (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_entered_cb);
}

void
sal_participants_page_init_filter (SalParticipantsPage *self)
{
  g_autoptr (GtkStringList) states = create_states ();
  g_autofree char *today = NULL;

  self->day = sal_date_today ();
  today = sal_date_format (self->day);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->state_menu, G_LIST_MODEL (states));
  sal_date_entry_set_label (self->day_entry, _ ("As of"));
  sal_date_entry_set_text (self->day_entry, today);
  sal_accessible_name_drop_down (self->plan_menu, _ ("Plan"));
  sal_accessible_name_drop_down (self->state_menu, _ ("To Look At"));
  self->filling = FALSE;
}
