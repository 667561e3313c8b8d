/* sal-plan-actions-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-actions-page.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-account-plan-commands.h"
#include "sal-accounts-page.h"
#include "sal-date.h"
#include "sal-file-dialog.h"
#include "sal-plan-actions-cells.h"
#include "sal-window.h"

struct _SalPlanActionsPage
{
  SalPage parent_instance;

  SalStore *store;         /* NULL once the page is gone */
  SalPlanActions *actions; /* (nullable): as they were read last */
  GArray *owners;          /* of gint64: those of the menu, after the first two */
  gint64 owner;            /* that is chosen; 0: everybody, -1: nobody */
  gboolean is_loading;
  gboolean is_stale; /* something changed while it was read */
  gboolean filling;

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  GtkDropDown *status_menu;
  GtkDropDown *owner_menu;
  GtkMenuButton *sort_button;
  GtkWidget *none_label;
  SalIndexTable *table;
};

G_DEFINE_FINAL_TYPE (SalPlanActionsPage, sal_plan_actions_page, SAL_TYPE_PAGE)

static void load (SalPlanActionsPage *self);

static const SalPlanAction *
get_action (SalPlanActionsPage *self, guint row)
{
  return &g_array_index (self->actions->actions, SalPlanAction, row);
}

/* --- the list --- */

static SalPlanActionsFilter
get_filter (SalPlanActionsPage *self)
{
  guint status = gtk_drop_down_get_selected (self->status_menu);

  return (SalPlanActionsFilter){
    .status =
        status <= SAL_PLAN_ACTIONS_ALL ? (SalPlanActionsStatus) status : SAL_PLAN_ACTIONS_OPEN,
    .owner = MAX (self->owner, 0),
    .nobodys = self->owner < 0,
  };
}

static void
show_count (SalPlanActionsPage *self, guint n)
{
  guint n_overdue = 0;
  g_autofree char *actions = g_strdup_printf (ngettext ("%u action", "%u actions", n), n);
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->actions->actions->len; i++)
    n_overdue += get_action (self, i)->overdue;
  /* translators: a number of actions, and how many of all are overdue */
  text = g_strdup_printf (_ ("%s, %u overdue in all"), actions, n_overdue);
  sal_page_set_subtitle (SAL_PAGE (self), text);
}

/* Completing is of what is open, or of what is not. */
static void
update_actions (SalPlanActionsPage *self)
{
  gboolean editable = self->store != NULL && !sal_store_is_read_only (self->store);
  guint n_open = 0, n_closed = 0, n_shown = 0;

  if (self->actions != NULL)
    {
      g_autoptr (GArray) rows = sal_index_table_list_selected (self->table);
      SalPlanActionsFilter filter = get_filter (self);

      for (guint i = 0; i < rows->len; i++)
        if (get_action (self, g_array_index (rows, guint, i))->status == SAL_CALENDAR_OPEN)
          n_open++;
        else
          n_closed++;
      for (guint i = 0; i < self->actions->actions->len; i++)
        n_shown += sal_plan_action_matches (get_action (self, i), &filter);
    }
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "actions.complete", editable && n_open > 0 && n_closed == 0);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "actions.reopen", editable && n_closed > 0 && n_open == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.open-plan", n_open + n_closed == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.edit", n_open + n_closed == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.export", n_shown > 0);
}

static void
fill (SalPlanActionsPage *self)
{
  g_autoptr (GArray) rows = NULL;
  SalPlanActionsFilter filter;

  if (self->filling || self->actions == NULL)
    return;
  filter = get_filter (self);
  rows = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->actions->actions->len; i++)
    if (sal_plan_action_matches (get_action (self, i), &filter))
      g_array_append_val (rows, i);
  sal_index_table_fill (self->table, (const guint *) (gpointer) rows->data, rows->len);
  gtk_widget_set_visible (self->none_label, rows->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->table), rows->len > 0);
  show_count (self, rows->len);
  update_actions (self);
}

static void
owner_chosen_cb (SalPlanActionsPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->owner_menu);

  if (self->filling)
    return;
  if (chosen < 2 || chosen - 2 >= self->owners->len)
    self->owner = chosen == 1 ? -1 : 0;
  else
    self->owner = g_array_index (self->owners, gint64, chosen - 2);
  fill (self);
}

typedef struct
{
  gint64 id;
  const char *name;
} Owner;

static int
compare_owners (gconstpointer one, gconstpointer other)
{
  const Owner *a = one, *b = other;
  int order = g_utf8_collate (a->name, b->name);

  return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}

/* (transfer full): of Owner, by name */
static GArray *
list_owners (const SalPlanActions *actions)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *owners = g_array_new (FALSE, FALSE, sizeof (Owner));

  for (guint i = 0; i < actions->actions->len; i++)
    {
      const SalPlanAction *action = &g_array_index (actions->actions, SalPlanAction, i);
      Owner owner = { action->owner, action->owner_name };

      if (action->owner != 0 && action->owner_name != NULL &&
          g_hash_table_add (known, (gpointer) &action->owner))
        g_array_append_val (owners, owner);
    }
  g_array_sort (owners, compare_owners);

  return owners;
}

static void
fill_owners (SalPlanActionsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GArray) owners = list_owners (self->actions);
  guint chosen = self->owner < 0 ? 1 : 0;

  gtk_string_list_append (names, _ ("Everybody"));
  gtk_string_list_append (names, _ ("Nobody"));
  g_array_set_size (self->owners, 0);
  for (guint i = 0; i < owners->len; i++)
    {
      const Owner *owner = &g_array_index (owners, Owner, i);

      gtk_string_list_append (names, owner->name);
      g_array_append_val (self->owners, owner->id);
      if (owner->id == self->owner)
        chosen = i + 2;
    }
  if (chosen == 0)
    self->owner = 0;
  gtk_drop_down_set_model (self->owner_menu, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->owner_menu, chosen);
}

/* The actions that are selected stay so, wherever they stand now. */
static GtkBitset *
find_rows (const SalPlanActions *actions, const SalPlanActions *before, const GArray *rows)
{
  GtkBitset *found = gtk_bitset_new_empty ();

  for (guint i = 0; before != NULL && i < rows->len; i++)
    {
      gint64 id = g_array_index (before->actions, SalPlanAction, g_array_index (rows, guint, i)).id;

      for (guint k = 0; k < actions->actions->len; k++)
        if (g_array_index (actions->actions, SalPlanAction, k).id == id)
          gtk_bitset_add (found, k);
    }

  return found;
}

/* Takes @actions. */
static void
take_actions (SalPlanActionsPage *self, SalPlanActions *actions)
{
  g_autoptr (SalPlanActions) before = self->actions;
  g_autoptr (GArray) selected = sal_index_table_list_selected (self->table);
  g_autoptr (GtkBitset) rows = find_rows (actions, before, selected);

  self->filling = TRUE;
  sal_index_table_clear (self->table);
  self->actions = actions;
  sal_index_table_set_source (self->table, &sal_plan_actions_cells, actions);
  fill_owners (self);
  self->filling = FALSE;
  fill (self);
  sal_index_table_select (self->table, rows);
  adw_view_stack_set_visible_child_name (self->stack,
                                         actions->actions->len > 0 ? "actions" : "empty");
  update_actions (self);
}

/* --- what is done with them --- */

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlanActionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (self->store == NULL)
    return; /* the page is gone */
  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Save"), error);
  else
    sal_window_add_undo_toast (GTK_WIDGET (self), change);
}

static void
complete (SalPlanActionsPage *self, gboolean done)
{
  g_autoptr (GArray) rows = sal_index_table_list_selected (self->table);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, get_action (self, g_array_index (rows, guint, i))->id);
  sal_store_run_async (
      self->store,
      _ ("Complete"),
      SAL_COMMAND_DEFAULT,
      sal_plan_action_complete,
      sal_plan_action_completion_new ((const gint64 *) (gpointer) ids->data, ids->len, done),
      (GDestroyNotify) sal_plan_action_completion_free,
      NULL,
      completed_cb,
      g_object_ref (self));
}

static void
complete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  complete (SAL_PLAN_ACTIONS_PAGE (widget), TRUE);
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  complete (SAL_PLAN_ACTIONS_PAGE (widget), FALSE);
}

static void
activated_cb (SalPlanActionsPage *self, guint row)
{
  sal_accounts_page_show_account (GTK_WIDGET (self), get_action (self, row)->account, "plan");
}

static void
open_plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPlanActionsPage *self = SAL_PLAN_ACTIONS_PAGE (widget);
  g_autoptr (GArray) rows = sal_index_table_list_selected (self->table);

  if (rows->len == 1)
    activated_cb (self, g_array_index (rows, guint, 0));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPlanActionsPage *self = SAL_PLAN_ACTIONS_PAGE (widget);
  g_autoptr (GArray) rows = sal_index_table_list_selected (self->table);

  if (rows->len == 1)
    gtk_widget_activate_action (widget,
                                "win.show-record",
                                "(sx)",
                                "plan_action",
                                get_action (self, g_array_index (rows, guint, 0))->id);
}

/* --- the calendar --- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlanActionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;

  if (self->store == NULL)
    return; /* the page is gone */
  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Export"), error);
      return;
    }
  /* translators: a file */
  text = g_strdup_printf (_ ("Wrote “%s”"), name);
  sal_window_add_toast (GTK_WIDGET (self), text);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlanActionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, &error);
  const char *form = sal_file_dialog_get_choice (result, "form");
  SalPlanActionsFilter filter;
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  guint n;

  if (file == NULL || self->store == NULL || self->actions == NULL)
    return;
  filter = get_filter (self);
  text = sal_plan_actions_to_calendar (self->actions,
                                       &filter,
                                       g_strcmp0 (form, "events") == 0 ? SAL_CALENDAR_EVENTS
                                                                       : SAL_CALENDAR_TASKS,
                                       g_get_real_time () / G_USEC_PER_SEC,
                                       &n);
  bytes = g_bytes_new_take (text, strlen (text));
  if (n == 0)
    {
      sal_window_add_toast (GTK_WIDGET (self), _ ("None of these is due on some day"));
      return;
    }
  g_file_replace_contents_bytes_async (file,
                                       bytes,
                                       NULL,
                                       FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL,
                                       written_cb,
                                       g_object_ref (self));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const forms[] = { "tasks", "events", NULL };
  const char *const labels[] = { _ ("Tasks"), _ ("Events of the day they are due"), NULL };
  const char *const patterns[] = { _ ("Calendars"), "*.ics", NULL };
  const SalFileChoice choice = { "form", _ ("Write actions as"), forms, labels, "tasks" };

  sal_file_dialog_choose_with_async (widget,
                                     SAL_FILE_DIALOG_SAVE,
                                     _ ("Export to a Calendar"),
                                     _ ("actions.ics"),
                                     patterns,
                                     &choice,
                                     1,
                                     file_chosen_cb,
                                     g_object_ref (widget));
}

/* --- reading --- */

static gpointer
read_actions (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_plan_actions_load (connection, sal_date_today (), error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlanActionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPlanActions) actions = sal_store_read_finish (SAL_STORE (source), result, &error);

  self->is_loading = FALSE;
  if (self->store == NULL)
    return; /* the page is gone */
  if (actions != NULL)
    {
      take_actions (self, g_steal_pointer (&actions));
    }
  else
    {
      adw_status_page_set_description (self->problem_page, error->message);
      adw_view_stack_set_visible_child_name (self->stack, "problem");
    }
  if (self->is_stale)
    load (self);
  sal_page_set_busy (SAL_PAGE (self), self->is_loading);
}

static void
load (SalPlanActionsPage *self)
{
  self->is_stale = self->is_loading;
  if (self->is_loading)
    return;
  self->is_loading = TRUE;
  sal_page_set_busy (SAL_PAGE (self), TRUE);
  sal_store_read_async (self->store,
                        read_actions,
                        NULL,
                        NULL,
                        (GDestroyNotify) sal_plan_actions_free,
                        NULL,
                        loaded_cb,
                        g_object_ref (self));
}

/* --- the page --- */

static const char *
sal_plan_actions_page_show_view (SalPage *page, guint index)
{
  return index == 0 ? "plan-actions" : NULL;
}

static void
sal_plan_actions_page_constructed (GObject *object)
{
  SalPlanActionsPage *self = SAL_PLAN_ACTIONS_PAGE (object);

  G_OBJECT_CLASS (sal_plan_actions_page_parent_class)->constructed (object);

  self->store = g_object_ref (sal_workspace_get_store (sal_page_get_workspace (SAL_PAGE (self))));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  update_actions (self);
  load (self);
}

static void
sal_plan_actions_page_dispose (GObject *object)
{
  SalPlanActionsPage *self = SAL_PLAN_ACTIONS_PAGE (object);

  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      sal_index_table_clear (self->table);
    }
  g_clear_object (&self->store);
  g_clear_pointer (&self->actions, sal_plan_actions_free);
  g_clear_pointer (&self->owners, g_array_unref);

  G_OBJECT_CLASS (sal_plan_actions_page_parent_class)->dispose (object);
}

static void
sal_plan_actions_page_class_init (SalPlanActionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_plan_actions_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_plan_actions_page_dispose;
  SAL_PAGE_CLASS (klass)->show_view = sal_plan_actions_page_show_view;

  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-plan-actions-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalPlanActionsPage, name)
  BIND (stack);
  BIND (problem_page);
  BIND (status_menu);
  BIND (owner_menu);
  BIND (sort_button);
  BIND (none_label);
  BIND (table);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, owner_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "actions.complete", NULL, complete_action);
  gtk_widget_class_install_action (widget_class, "actions.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "actions.open-plan", NULL, open_plan_action);
  gtk_widget_class_install_action (widget_class, "actions.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "actions.export", NULL, export_action);
}

static void
sal_plan_actions_page_init (SalPlanActionsPage *self)
{
  self->owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_accessible_name_drop_down (self->status_menu, _ ("Status"));
  sal_accessible_name_drop_down (self->owner_menu, _ ("Owner"));
  sal_plan_actions_cells_add_columns (self->table);
  sal_index_table_set_label (self->table, _ ("Actions"));
  sal_index_table_set_sort_button (self->table, self->sort_button);
  sal_index_table_share_actions (self->table, GTK_WIDGET (self));
}
