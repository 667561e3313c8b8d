/* sal-limits-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-limits-dialog.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-fact-query.h"
#include "sal-limits.h"
#include "sal-window.h"

#define FREEZE "freeze"
#define FOLLOW "follow"

/* So many months before those that are judged are frozen unless others are chosen. */
#define USUAL_MONTHS 24
#define USUAL_JUDGED 9

typedef struct
{
  AdwMessageDialog *dialog;
  SalWorkspace *workspace;
  GtkWidget *parent; /* what messages appear in front of */
  SalFiscalCalendar *calendar;
  gint32 oldest; /* code of the first month that can be chosen */
  guint n_months;
  AdwComboRow *first_row;
  AdwComboRow *last_row;
  GtkLabel *problem_label;
} Limits;

static void
limits_free (gpointer data)
{
  Limits *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->parent);
  sal_fiscal_calendar_free (self->calendar);
  g_free (self);
}

/* --- the months --- */

static gint32
month_of (const SalFacts *facts, gint32 day)
{
  return sal_fact_period_to_code (
      sal_fiscal_calendar_period_of (facts->calendar, day, SAL_PERIOD_MONTH));
}

/* Those that are over and that there is anything in; the first may lack some. */
static void
find_months (Limits *self, SalFacts *facts)
{
  gint32 first_day, last_day, last;

  if (!sal_facts_get_span (facts, &first_day, &last_day))
    return;

  self->oldest = month_of (facts, first_day) + 1;
  last = MIN (month_of (facts, last_day), month_of (facts, facts->as_of) - 1);
  self->n_months = (guint) MAX (last - self->oldest + 1, 0);
}

static gint32
chosen (const Limits *self, AdwComboRow *row)
{
  return self->oldest + (gint32) adw_combo_row_get_selected (row);
}

static void
update (Limits *self)
{
  g_autofree char *problem =
      self->n_months == 0 ? g_strdup (_ ("There is no month yet that is over."))
                          : sal_limits_find_problem (chosen (self, self->first_row),
                                                     chosen (self, self->last_row),
                                                     self->oldest + (gint32) self->n_months - 1);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->last_row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  adw_message_dialog_set_response_enabled (self->dialog, FREEZE, problem == NULL);
}

static AdwComboRow *
add_row (Limits *self,
         AdwPreferencesGroup *group,
         const char *title,
         GtkStringList *months,
         gint32 month)
{
  GtkWidget *row = adw_combo_row_new ();
  gint32 index = CLAMP (month - self->oldest, 0, MAX ((gint32) self->n_months - 1, 0));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (months));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) index);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (update), self);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->problem_label, NULL, -1);
  adw_preferences_group_add (group, row);

  return ADW_COMBO_ROW (row);
}

/* What is frozen now, else the usual months before those judged. */
static void
add_rows (Limits *self, AdwPreferencesGroup *group, const SalFacts *facts)
{
  g_autoptr (GtkStringList) months = gtk_string_list_new (NULL);
  gboolean is_frozen = facts->limits_last != SAL_DIMENSION_NONE;
  gint32 last = self->oldest + (gint32) self->n_months - 1 - USUAL_JUDGED;

  for (guint i = 0; i < self->n_months; i++)
    {
      g_autofree char *label =
          sal_fact_code_to_label (facts, SAL_FACT_MONTH, self->oldest + (gint32) i);

      gtk_string_list_append (months, label);
    }
  self->first_row = add_row (self,
                             group,
                             _ ("First Month"),
                             months,
                             is_frozen ? facts->limits_first : last - USUAL_MONTHS + 1);
  self->last_row =
      add_row (self, group, _ ("Last Month"), months, is_frozen ? facts->limits_last : last);
}

/* --- the dialog --- */

static void
frozen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError) error = NULL;

  if (!sal_limits_freeze_finish (SAL_STORE (source), result, &error))
    sal_window_report_error (parent, _ ("Could Not Change the Limits"), error);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Limits *self)
{
  gboolean freezes = g_str_equal (response, FREEZE);

  if (!freezes && !g_str_equal (response, FOLLOW))
    return;

  sal_limits_freeze_async (sal_workspace_get_store (self->workspace),
                           self->calendar,
                           freezes ? chosen (self, self->first_row) : SAL_DIMENSION_NONE,
                           freezes ? chosen (self, self->last_row) : SAL_DIMENSION_NONE,
                           frozen_cb,
                           g_object_ref (self->parent));
}

static GtkWidget *
create_form (Limits *self, const SalFacts *facts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *problem = gtk_label_new (NULL);

  self->problem_label = GTK_LABEL (problem);
  gtk_label_set_wrap (self->problem_label, TRUE);
  gtk_widget_add_css_class (problem, "error");
  add_rows (self, ADW_PREFERENCES_GROUP (group), facts);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), problem);

  return box;
}

/**
 * sal_limits_dialog_present:
 * @widget: what asks
 * @workspace: a workspace
 * @facts: its facts; not kept
 *
 * Shows the dialog.
 */
void
sal_limits_dialog_present (GtkWidget *widget, SalWorkspace *workspace, SalFacts *facts)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Limits of All Control Charts"), NULL);
  Limits *self = g_new0 (Limits, 1);

  self->dialog = ADW_MESSAGE_DIALOG (dialog);
  self->workspace = g_object_ref (workspace);
  self->parent = g_object_ref (widget);
  self->calendar = sal_fiscal_calendar_copy (facts->calendar);
  find_months (self, facts);
  g_object_set_data_full (G_OBJECT (dialog), "limits", self, limits_free);

  adw_message_dialog_set_body (
      self->dialog,
      _ ("Limits that follow come from the months before the nine last. Frozen ones stay what they "
         "are until they are frozen anew, as after a change that was meant to last."));
  adw_message_dialog_add_response (self->dialog, "cancel", _ ("_Cancel"));
  if (facts->limits_last != SAL_DIMENSION_NONE)
    adw_message_dialog_add_response (self->dialog, FOLLOW, _ ("Let Them _Follow"));
  adw_message_dialog_add_response (self->dialog, FREEZE, _ ("_Freeze"));
  adw_message_dialog_set_response_appearance (self->dialog, FREEZE, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  adw_message_dialog_set_extra_child (self->dialog, create_form (self, facts));
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  update (self);
  sal_accessible_name_mnemonics (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
