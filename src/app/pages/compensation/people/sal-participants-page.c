/* sal-participants-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-participants-page-private.h"

#include <glib/gi18n.h>

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-number.h"
#include "sal-participant-cells.h"
#include "sal-task.h"

G_DEFINE_FINAL_TYPE (SalParticipantsPage, sal_participants_page, SAL_TYPE_LIST_DETAIL_PAGE)

void
sal_participants_page_update_busy (SalParticipantsPage *self)
{
  sal_page_set_busy (SAL_PAGE (self),
                     self->is_loading ||
                         (self->view != NULL && sal_participant_view_is_busy (self->view)));
}

static void
update_busy_cb (SalParticipantsPage *self)
{
  if (self->store != NULL)
    sal_participants_page_update_busy (self);
}

/* --- filling --- */

static void
show_count (SalParticipantsPage *self, guint n)
{
  g_autofree char *day = self->day != SAL_DATE_NONE ? sal_date_format (self->day) : NULL;
  g_autofree char *number = sal_number_format (n, 0);
  g_autofree char *text =
      day != NULL
          /* translators: a number, and a day */
          ? g_strdup_printf (ngettext ("%s person on %s", "%s people on %s", n), number, day)
          : g_strdup_printf (ngettext ("%s assignment", "%s assignments", n), number);

  sal_page_set_subtitle (SAL_PAGE (self), text);
}

static void
fill_table (SalParticipantsPage *self, GHashTable *selected)
{
  g_autoptr (GArray) rows = sal_participants_page_list_rows (self);
  g_autoptr (GtkBitset) chosen = sal_participants_page_find_rows_of (self, selected);

  self->filling = TRUE;
  sal_index_table_fill (self->table, (const guint *) (gpointer) rows->data, rows->len);
  sal_index_table_select (self->table, chosen);
  self->filling = FALSE;
  gtk_widget_set_visible (self->nobody_label, rows->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->table), rows->len > 0);
  show_count (self, rows->len);
  sal_participants_page_show_selected (self);
}

static void
filter_cb (SalParticipantsPage *self)
{
  g_autoptr (GHashTable) selected = NULL;

  if (self->filling || self->list == NULL)
    return;
  selected = sal_participants_page_note_selected (self);
  fill_table (self, selected);
}

/* Takes @list. */
static void
take_list (SalParticipantsPage *self, SalParticipantList *list)
{
  g_autoptr (GHashTable) selected = sal_participants_page_note_selected (self);
  g_autoptr (SalParticipantList) before = self->list;
  gboolean is_empty = list->participants->len == 0 && !self->shows_planless;

  self->filling = TRUE;
  sal_index_table_clear (self->table);
  self->filling = FALSE;
  self->list = list;
  sal_index_table_set_source (self->table, &sal_participant_cells, list);
  sal_participants_page_fill_filter (self);
  sal_role_pay_view_show (self->roles, sal_page_get_workspace (SAL_PAGE (self)), list);
  fill_table (self, selected);
  if (is_empty)
    sal_list_detail_page_show_empty (SAL_LIST_DETAIL_PAGE (self));
  else
    sal_list_detail_page_show_content (SAL_LIST_DETAIL_PAGE (self));
}

/* --- reading --- */

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SalWorkspace *workspace = data;
  gint32 day = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (task), "day"));
  GError *error = NULL;
  SalParticipantList *list = sal_participant_list_load (workspace, day, cancellable, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) sal_participant_list_free);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SalParticipantsPage *self = SAL_PARTICIPANTS_PAGE (source);
  g_autoptr (GError) error = NULL;
  SalParticipantList *list = g_task_propagate_pointer (G_TASK (result), &error);

  self->is_loading = FALSE;
  if (self->store == NULL)
    {
      g_clear_pointer (&list, sal_participant_list_free);
      return; /* the page is gone */
    }
  if (list == NULL)
    sal_list_detail_page_show_problem (SAL_LIST_DETAIL_PAGE (self), error);
  else
    take_list (self, list);
  if (self->is_stale)
    sal_participants_page_load (self);
  sal_participants_page_update_actions (self);
  sal_participants_page_update_busy (self);
}

/**
 * sal_participants_page_load:
 * @self: the page
 *
 * Reads who takes part in plans, again if it is being read.
 */
void
sal_participants_page_load (SalParticipantsPage *self)
{
  g_autoptr (GTask) task = NULL;

  self->is_stale = self->is_loading;
  if (self->is_loading)
    return;
  self->is_loading = TRUE;
  sal_participants_page_update_busy (self);
  task = g_task_new (self, NULL, loaded_cb, NULL);
  g_task_set_source_tag (task, sal_participants_page_load);
  g_object_set_data (G_OBJECT (task), "day", GINT_TO_POINTER (self->day));
  g_task_set_task_data (
      task, g_object_ref (sal_page_get_workspace (SAL_PAGE (self))), g_object_unref);
  sal_task_run_in_thread (task, load_thread);
}

/* --- choosing --- */

static gboolean
sal_participants_page_is_modified (SalPage *page)
{
  SalParticipantsPage *self = SAL_PARTICIPANTS_PAGE (page);

  return self->store != NULL && sal_participant_view_is_modified (self->view);
}

static void
sal_participants_page_choose_item (SalListDetailPage *page, gint64 id)
{
  sal_participants_page_choose (SAL_PARTICIPANTS_PAGE (page), id);
}

static void
sal_participants_page_discard (SalListDetailPage *page)
{
  sal_participant_view_discard (SAL_PARTICIPANTS_PAGE (page)->view);
}

static void
activated_cb (SalParticipantsPage *self, guint row)
{
  sal_list_detail_page_show_detail (SAL_LIST_DETAIL_PAGE (self));
}

/* --- the page --- */

static gboolean
sal_participants_page_focus_search (SalPage *page)
{
  sal_list_detail_page_show_list (SAL_LIST_DETAIL_PAGE (page));

  return gtk_widget_grab_focus (GTK_WIDGET (SAL_PARTICIPANTS_PAGE (page)->search_entry));
}

/* Without participants, that there are none. */
static const char *
sal_participants_page_show_view (SalPage *page, guint index)
{
  SalParticipantsPage *self = SAL_PARTICIPANTS_PAGE (page);
  SalListDetailPage *list_page = SAL_LIST_DETAIL_PAGE (page);

  if (!sal_list_detail_page_has_content (list_page))
    return index == 0 ? sal_list_detail_page_get_state (list_page) : NULL;
  switch (index)
    {
    case 0:
      sal_list_detail_page_show_list (list_page);
      return "people";
    case 1:
      if (self->chosen == 0 && self->list->entries->len > 0)
        sal_participants_page_choose (
            self, ((SalParticipantEntry *) self->list->entries->pdata[0])->person);
      sal_list_detail_page_show_detail (list_page);
      return "person";
    case 2:
      sal_list_detail_page_show_view (list_page, "roles");
      return "roles";
    default:
      return NULL;
    }
}

static void
sal_participants_page_constructed (GObject *object)
{
  SalParticipantsPage *self = SAL_PARTICIPANTS_PAGE (object);
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self));

  G_OBJECT_CLASS (sal_participants_page_parent_class)->constructed (object);

  self->store = g_object_ref (sal_workspace_get_pay_store (workspace));
  self->main_store = g_object_ref (sal_workspace_get_store (workspace));
  g_signal_connect_object (
      self->store, "changed", G_CALLBACK (sal_participants_page_load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->main_store,
                           "changed",
                           G_CALLBACK (sal_participants_page_load),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->edit_box, !sal_store_is_read_only (self->store));
  sal_participants_page_update_actions (self);
  sal_participants_page_load (self);
}

static void
sal_participants_page_dispose (GObject *object)
{
  SalParticipantsPage *self = SAL_PARTICIPANTS_PAGE (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->main_store != NULL)
    g_signal_handlers_disconnect_by_data (self->main_store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->main_store);
  if (self->list != NULL)
    {
      self->filling = TRUE;
      sal_index_table_clear (self->table);
      sal_role_pay_view_clear (self->roles);
    }
  self->view = NULL;
  g_clear_pointer (&self->list, sal_participant_list_free);

  G_OBJECT_CLASS (sal_participants_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SAL_TYPE_DATE_ENTRY);
  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  g_type_ensure (SAL_TYPE_PARTICIPANT_VIEW);
  g_type_ensure (SAL_TYPE_ROLE_PAY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-participants-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalParticipantsPage, name)
  BIND (search_entry);
  BIND (plan_menu);
  BIND (state_menu);
  BIND (day_entry);
  BIND (day_problem);
  BIND (sort_button);
  BIND (edit_box);
  BIND (table);
  BIND (nobody_label);
  BIND (content_stack);
  BIND (view);
  BIND (several_page);
  BIND (roles);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_busy_cb);
}

static void
sal_participants_page_class_init (SalParticipantsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalPageClass *page_class = SAL_PAGE_CLASS (klass);
  SalListDetailPageClass *list_class = SAL_LIST_DETAIL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_participants_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_participants_page_dispose;
  page_class->focus_search = sal_participants_page_focus_search;
  page_class->show_view = sal_participants_page_show_view;
  page_class->is_modified = sal_participants_page_is_modified;
  list_class->choose = sal_participants_page_choose_item;
  list_class->discard = sal_participants_page_discard;

  bind_template (widget_class);
  sal_participants_page_install_filter (widget_class);
  sal_participants_page_install_selection (widget_class);
  sal_participants_page_install_actions (widget_class);
}

static void
sal_participants_page_init (SalParticipantsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_index_table_set_source (self->table, &sal_participant_cells, NULL);
  sal_index_table_set_label (self->table, _ ("People"));
  sal_participant_cells_set_columns (self->table);
  sal_index_table_set_sort_button (self->table, self->sort_button);
  sal_index_table_share_actions (self->table, GTK_WIDGET (self));
  sal_participants_page_init_filter (self);
}
