/* sal-plan-actions-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date.h"
#include "sal-plan-actions-cells.h"
#include "sal-plan-actions-page-private.h"

G_DEFINE_FINAL_TYPE (SalPlanActionsPage, sal_plan_actions_page, SAL_TYPE_PAGE)

static void load (SalPlanActionsPage *self);

const SalPlanAction *
sal_plan_actions_page_get (SalPlanActionsPage *self, guint row)
{
  return &g_array_index (self->actions->actions, SalPlanAction, row);
}

/* --- the list --- */

SalPlanActionsFilter
sal_plan_actions_page_get_filter (SalPlanActionsPage *self)
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
    n_overdue += sal_plan_actions_page_get (self, i)->overdue;
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
      SalPlanActionsFilter filter = sal_plan_actions_page_get_filter (self);

      for (guint i = 0; i < rows->len; i++)
        if (sal_plan_actions_page_get (self, g_array_index (rows, guint, i))->status ==
            SAL_CALENDAR_OPEN)
          n_open++;
        else
          n_closed++;
      for (guint i = 0; i < self->actions->actions->len; i++)
        n_shown += sal_plan_action_matches (sal_plan_actions_page_get (self, i), &filter);
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
  filter = sal_plan_actions_page_get_filter (self);
  rows = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->actions->actions->len; i++)
    if (sal_plan_action_matches (sal_plan_actions_page_get (self, i), &filter))
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
  gtk_widget_class_bind_template_callback_full (
      widget_class, "activated_cb", G_CALLBACK (sal_plan_actions_page_open));
  sal_plan_actions_page_install_actions (widget_class);
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
