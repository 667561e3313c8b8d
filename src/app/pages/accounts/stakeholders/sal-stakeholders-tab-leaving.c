/* sal-stakeholders-tab-leaving.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sal-conflict-question.h"
#include "sal-question.h"
#include "sal-stakeholders-tab-private.h"
#include "sal-window.h"

/* What was entered for somebody and cannot be stored is kept while others are chosen, and asked
 * about before the page is left. */

/* Shows for whom something was entered that is not stored, with the keyboard where it is. */
static void
show_kept (SalStakeholdersTab *self)
{
  gint64 id =
      self->map != NULL ? sal_stakeholder_inspector_find_modified (self->inspector, self->map) : 0;

  if (id == 0)
    return;
  gtk_toggle_button_set_active (self->table_button, FALSE);
  sal_stakeholder_view_set_person (self->view, (guint) sal_stakeholder_map_find (self->map, id));
  adw_flap_set_reveal_flap (self->flap, TRUE);
  sal_stakeholder_inspector_focus (self->inspector);
}

static void
kept_cb (SalStakeholdersTab *self, gint64 stakeholder)
{
  int person = self->map != NULL ? sal_stakeholder_map_find (self->map, stakeholder) : -1;
  g_autofree char *text = NULL;

  if (person < 0)
    return;
  text = g_strdup_printf (_ ("What was entered for %s cannot be stored and is kept"),
                          sal_stakeholder_map_get (self->map, (guint) person)->name);
  sal_window_add_button_toast (
      GTK_WIDGET (self), text, _ ("_Show"), G_CALLBACK (show_kept), G_OBJECT (self));
}

static gboolean
sal_stakeholders_tab_is_modified (SalPage *page)
{
  SalStakeholdersTab *self = SAL_STAKEHOLDERS_TAB (page);

  return self->map != NULL &&
         sal_stakeholder_inspector_find_modified (self->inspector, self->map) != 0;
}

static void
leave_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SalStakeholdersTab *self = g_task_get_source_object (task);
  gboolean discard = g_str_equal (response, SAL_QUESTION_GO);

  if (discard)
    sal_stakeholder_inspector_discard (self->inspector);
  g_task_return_boolean (task, discard);
}

/* @task: (transfer full) */
static void
sal_stakeholders_tab_leave_async (SalPage *page, GTask *task)
{
  SalStakeholdersTab *self = SAL_STAKEHOLDERS_TAB (page);
  gboolean stored = sal_stakeholder_inspector_commit (self->inspector);
  AdwMessageDialog *dialog;

  if (stored || sal_conflict_is_asked (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)))))
    {
      g_task_return_boolean (task, stored);
      g_object_unref (task);
      return;
    }
  show_kept (self);
  dialog = sal_question_new (
      GTK_WIDGET (self),
      _ ("Discard What Is Not Stored?"),
      _ ("Something that was entered for somebody on the map is not valid, and says so."),
      _ ("_Discard"),
      ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect (dialog, "response", G_CALLBACK (leave_response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
sal_stakeholders_tab_bind_leaving (SalPageClass *page_class, GtkWidgetClass *widget_class)
{
  page_class->is_modified = sal_stakeholders_tab_is_modified;
  page_class->leave_async = sal_stakeholders_tab_leave_async;
  gtk_widget_class_bind_template_callback (widget_class, kept_cb);
}
