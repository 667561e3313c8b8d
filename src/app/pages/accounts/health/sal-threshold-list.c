/* sal-threshold-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-threshold-list.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-health-warnings.h"
#include "sal-scroll-guard.h"
#include "sal-threshold-row.h"
#include "sal-window.h"

struct _SalThresholdList
{
  AdwBin parent_instance;

  SalWorkspace
      *workspace;     /* (nullable): not owned; NULL before it shows any, and once it is gone */
  gboolean automatic; /* warnings are raised by themselves, or are about to be */

  GtkWidget *automatic_list;
  GtkSwitch *automatic_switch;
  GtkListBox *list;
  GtkWidget *empty_label;
};

G_DEFINE_FINAL_TYPE (SalThresholdList, sal_threshold_list, ADW_TYPE_BIN)

/* --- when they are looked at --- */

static void
show_automatic (SalThresholdList *self, gboolean automatic)
{
  self->automatic = automatic;
  gtk_switch_set_active (self->automatic_switch, automatic);
}

static void
automatic_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalThresholdList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (self->workspace == NULL)
    return;
  if (error == NULL)
    {
      sal_window_add_undo_toast (GTK_WIDGET (self), change);
      return;
    }
  show_automatic (self, !self->automatic);
  sal_window_report_error (
      GTK_WIDGET (self), _ ("Could Not Change When Warnings Are Raised"), error);
}

static void
automatic_changed_cb (SalThresholdList *self)
{
  gboolean automatic = gtk_switch_get_active (self->automatic_switch);

  if (self->workspace == NULL || automatic == self->automatic)
    return;
  self->automatic = automatic;
  sal_store_run_async (sal_workspace_get_store (self->workspace),
                       automatic ? _ ("Raise Warnings When Due") : _ ("Raise Warnings by Hand"),
                       SAL_COMMAND_DEFAULT,
                       sal_account_warnings_set_automatic,
                       g_memdup2 (&automatic, sizeof automatic),
                       g_free,
                       NULL,
                       automatic_stored_cb,
                       g_object_ref (self));
}

/* --- the thresholds --- */

/* (nullable) */
static SalThresholdRow *
get_row (SalThresholdList *self, int place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, place);

  return row != NULL ? SAL_THRESHOLD_ROW (row) : NULL;
}

static gboolean
has_rule (const SalHealthScheme *scheme, gint64 id)
{
  for (int i = 0; i < SAL_N_SIGNALS; i++)
    if (scheme->rules[i].is_used && scheme->rules[i].id == id)
      return TRUE;

  return FALSE;
}

static void
remove_others (SalThresholdList *self, const SalHealthScheme *scheme)
{
  SalThresholdRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL;)
    if (has_rule (scheme, sal_threshold_row_get_id (row)))
      i++;
    else
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/**
 * sal_threshold_list_show:
 * @self: the list
 * @workspace: the workspace
 * @scheme: its thresholds
 * @automatic: whether warnings are raised by themselves
 *
 * Shows the thresholds in the order of the signals, so that none moves while it is edited. What was
 * entered and is not stored yet stays.
 */
void
sal_threshold_list_show (SalThresholdList *self,
                         SalWorkspace *workspace,
                         const SalHealthScheme *scheme,
                         gboolean automatic)
{
  int place = 0;

  self->workspace = workspace;
  gtk_widget_set_sensitive (self->automatic_list,
                            !sal_store_is_read_only (sal_workspace_get_store (workspace)));
  show_automatic (self, automatic);
  remove_others (self, scheme);
  for (int i = 0; i < SAL_N_SIGNALS; i++)
    {
      SalThresholdRow *row = get_row (self, place);

      if (!scheme->rules[i].is_used)
        continue;
      if (row != NULL && sal_threshold_row_get_id (row) == scheme->rules[i].id)
        sal_threshold_row_load (row);
      else
        gtk_list_box_insert (
            self->list, sal_threshold_row_new (workspace, scheme->rules[i].id), place);
      place++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), place > 0);
  gtk_widget_set_visible (self->empty_label, place == 0);
}

gboolean
sal_threshold_list_is_modified (SalThresholdList *self)
{
  SalThresholdRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    if (sal_threshold_row_is_modified (row))
      return TRUE;

  return FALSE;
}

/**
 * sal_threshold_list_commit:
 * @self: the list
 *
 * Stores what was entered, or says beside it what is wrong.
 *
 * Returns: %FALSE if something that was entered cannot be stored
 */
gboolean
sal_threshold_list_commit (SalThresholdList *self)
{
  gboolean is_stored = TRUE;
  SalThresholdRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    is_stored = sal_threshold_row_commit (row) && is_stored;

  return is_stored;
}

void
sal_threshold_list_revert (SalThresholdList *self)
{
  SalThresholdRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    sal_threshold_row_revert (row);
}

static void
sal_threshold_list_dispose (GObject *object)
{
  SAL_THRESHOLD_LIST (object)->workspace = NULL;

  G_OBJECT_CLASS (sal_threshold_list_parent_class)->dispose (object);
}

static void
sal_threshold_list_class_init (SalThresholdListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_threshold_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-threshold-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SalThresholdList, automatic_list);
  gtk_widget_class_bind_template_child (widget_class, SalThresholdList, automatic_switch);
  gtk_widget_class_bind_template_child (widget_class, SalThresholdList, list);
  gtk_widget_class_bind_template_child (widget_class, SalThresholdList, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, automatic_changed_cb);
}

static void
sal_threshold_list_init (SalThresholdList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_scroll_guard_add (GTK_WIDGET (self));
}
