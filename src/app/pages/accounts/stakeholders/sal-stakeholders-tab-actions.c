/* sal-stakeholders-tab-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sal-date.h"
#include "sal-stakeholder-commands.h"
#include "sal-stakeholder.h"
#include "sal-stakeholders-tab-private.h"
#include "sal-window.h"

/* The buttons that zoom. */
#define ZOOM_STEP 1.4142135623730951

/* --- commands --- */

/* What is shown may be ahead of what is stored: it is read anew if that could not be written. */
static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalStakeholdersTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (self->store == NULL || error == NULL)
    return;
  sal_window_report_error (GTK_WIDGET (self), _ ("The Map Was Not Changed"), error);
  sal_stakeholders_tab_load (self);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalStakeholdersTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("The Map Was Not Changed"), error);
  else
    sal_window_add_undo_toast (GTK_WIDGET (self), change);
}

static void
run (SalStakeholdersTab *self,
     const char *label,
     SalCommandFunc func,
     gconstpointer data,
     gsize size,
     GAsyncReadyCallback callback)
{
  sal_store_run_async (self->store,
                       label,
                       SAL_COMMAND_DEFAULT,
                       func,
                       g_memdup2 (data, size),
                       g_free,
                       NULL,
                       callback,
                       g_object_ref (self));
}

static void
moved_cb (SalStakeholdersTab *self, GArray *moves)
{
  if (sal_store_is_read_only (self->store))
    sal_stakeholders_tab_load (self);
  else
    sal_store_run_async (self->store,
                         _ ("Move Somebody"),
                         SAL_COMMAND_DEFAULT,
                         sal_stakeholders_move,
                         g_array_ref (moves),
                         (GDestroyNotify) g_array_unref,
                         NULL,
                         done_cb,
                         g_object_ref (self));
}

static void
connected_cb (SalStakeholdersTab *self, guint from, guint to, guint kind)
{
  const SalStakeholderLine line = { sal_stakeholder_map_get (self->map, from)->id,
                                    sal_stakeholder_map_get (self->map, to)->id,
                                    "medium" };

  if (sal_store_is_read_only (self->store))
    return;
  run (self,
       _ ("Draw a Line"),
       kind == SAL_STAKEHOLDER_REPORTING ? sal_stakeholder_report : sal_stakeholder_influence,
       &line,
       sizeof line,
       done_cb);
}

static void
refused_cb (SalStakeholdersTab *self, const char *words)
{
  sal_window_add_toast (GTK_WIDGET (self), words);
}

static void
set_influence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalStakeholdersTab *self = SAL_STAKEHOLDERS_TAB (widget);
  SalStakeholderLine line = { 0 };
  guint strength;

  g_variant_get (parameter, "(xxu)", &line.from, &line.to, &strength);
  line.strength = sal_influence_strengths[strength].value;
  run (self, _ ("Change an Influence"), sal_stakeholder_influence, &line, sizeof line, done_cb);
}

static void
remove_influence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalStakeholdersTab *self = SAL_STAKEHOLDERS_TAB (widget);
  gint64 influence = g_variant_get_int64 (parameter);

  run (self,
       _ ("Delete an Influence"),
       sal_influence_remove,
       &influence,
       sizeof influence,
       removed_cb);
}

static void
removed_person_cb (SalStakeholdersTab *self, guint person)
{
  gint64 id = sal_stakeholder_map_get (self->map, person)->id;

  if (!sal_store_is_read_only (self->store))
    run (self, _ ("Take off the Map"), sal_stakeholder_remove, &id, sizeof id, removed_cb);
}

/* --- adding --- */

typedef struct
{
  SalStakeholdersTab *tab;
  SalStakeholderAddition *addition;
} Adding;

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Adding *adding = user_data;
  g_autoptr (SalStakeholdersTab) self = adding->tab;
  g_autoptr (SalStakeholderAddition) addition = adding->addition;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (error != NULL)
    {
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Add to the Map"), error);
      return;
    }
  if (addition->n_added == 1)
    self->awaited = addition->last;
  sal_stakeholders_tab_load (self);
}

static SalStakeholderAddition *
new_addition (SalStakeholdersTab *self)
{
  SalStakeholderAddition *addition = g_new0 (SalStakeholderAddition, 1);

  addition->account = sal_account_tab_get_account (SAL_ACCOUNT_TAB (self));
  addition->day = sal_date_today ();
  addition->contacts = g_array_new (FALSE, FALSE, sizeof (gint64));

  return addition;
}

static void
run_addition (SalStakeholdersTab *self, SalStakeholderAddition *addition)
{
  Adding *adding = g_new0 (Adding, 1);

  adding->tab = g_object_ref (self);
  adding->addition = addition;
  gtk_menu_button_popdown (self->add_button);
  gtk_menu_button_popdown (self->empty_add_button);
  sal_store_run_async (self->store,
                       _ ("Add to the Map"),
                       SAL_COMMAND_DEFAULT,
                       sal_stakeholders_add,
                       addition,
                       NULL,
                       NULL,
                       added_cb,
                       adding);
}

static void
add_cb (SalStakeholdersTab *self, GArray *contacts, const char *name, const char *job_title)
{
  SalStakeholderAddition *addition = new_addition (self);

  if (contacts != NULL)
    g_array_append_vals (addition->contacts, contacts->data, contacts->len);
  addition->name = g_strdup (name);
  addition->job_title = g_strdup (job_title);
  run_addition (self, addition);
}

static void
add_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalStakeholdersTab *self = SAL_STAKEHOLDERS_TAB (widget);
  SalStakeholderAddition *addition = new_addition (self);

  for (guint i = 0; i < self->map->contacts->len; i++)
    g_array_append_val (addition->contacts,
                        g_array_index (self->map->contacts, SalMapContact, i).id);
  run_addition (self, addition);
}

/* --- the other actions --- */

static void
tidy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalStakeholdersTab *self = SAL_STAKEHOLDERS_TAB (widget);

  run (self,
       _ ("Tidy the Map"),
       sal_stakeholders_tidy,
       &self->map->plan,
       sizeof self->map->plan,
       done_cb);
  sal_stakeholder_view_fit (self->view);
}

static void
begin_line (SalStakeholdersTab *self, SalStakeholderLineKind kind)
{
  sal_stakeholder_view_begin_line (self->view, kind);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
report_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin_line (SAL_STAKEHOLDERS_TAB (widget), SAL_STAKEHOLDER_REPORTING);
}

static void
influence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin_line (SAL_STAKEHOLDERS_TAB (widget), SAL_STAKEHOLDER_INFLUENCE);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalStakeholdersTab *self = SAL_STAKEHOLDERS_TAB (widget);

  removed_person_cb (self, sal_stakeholder_view_get_person (self->view));
}

static void
zoom_in_cb (SalStakeholdersTab *self)
{
  sal_stakeholder_view_zoom (self->view, ZOOM_STEP);
}

static void
zoom_out_cb (SalStakeholdersTab *self)
{
  sal_stakeholder_view_zoom (self->view, 1 / ZOOM_STEP);
}

static void
fit_cb (SalStakeholdersTab *self)
{
  sal_stakeholder_view_fit (self->view);
}

void
sal_stakeholders_tab_update_actions (SalStakeholdersTab *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = self->store != NULL && !sal_store_is_read_only (self->store);
  gboolean any = self->map != NULL && self->map->people->len > 0;
  gboolean person = any && sal_stakeholder_view_get_person (self->view) != SAL_STAKEHOLDER_NOBODY;
  gboolean placed = FALSE;

  for (guint i = 0; any && !placed && i < self->map->people->len; i++)
    placed = sal_stakeholder_map_get (self->map, i)->placed;
  gtk_widget_action_set_enabled (widget,
                                 "stakeholders.add-all",
                                 writable && self->map != NULL && self->map->contacts->len > 0);
  gtk_widget_action_set_enabled (widget, "stakeholders.tidy", writable && placed);
  gtk_widget_action_set_enabled (widget, "stakeholders.report", writable && person);
  gtk_widget_action_set_enabled (widget, "stakeholders.influence", writable && person);
  gtk_widget_action_set_enabled (widget, "stakeholders.remove", writable && person);
  gtk_widget_action_set_enabled (widget, "stakeholders.set-influence", writable);
  gtk_widget_action_set_enabled (widget, "stakeholders.remove-influence", writable);
  gtk_widget_action_set_enabled (widget, "stakeholders.export", any);
  sal_stakeholder_view_set_editable (self->view, writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->empty_add_button), writable);
}

void
sal_stakeholders_tab_bind_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "stakeholders.add-all", NULL, add_all_action);
  gtk_widget_class_install_action (widget_class, "stakeholders.tidy", NULL, tidy_action);
  gtk_widget_class_install_action (widget_class, "stakeholders.report", NULL, report_action);
  gtk_widget_class_install_action (widget_class, "stakeholders.influence", NULL, influence_action);
  gtk_widget_class_install_action (widget_class, "stakeholders.remove", NULL, remove_action);
  gtk_widget_class_install_action (
      widget_class, "stakeholders.set-influence", "(xxu)", set_influence_action);
  gtk_widget_class_install_action (
      widget_class, "stakeholders.remove-influence", "x", remove_influence_action);
  gtk_widget_class_install_action (
      widget_class, "stakeholders.export", NULL, sal_stakeholders_tab_export_action);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, connected_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, fit_cb);
}
