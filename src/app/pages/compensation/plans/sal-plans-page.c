/* sal-plans-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plans-page-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-kinds.h"
#include "sal-list-rows.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"
#include "sal-shown-memory.h"
#include "sal-tab-stop.h"
#include "sal-window.h"

#define MEMORY "shown-plans" /* the setting */

G_DEFINE_FINAL_TYPE (SalPlansPage, sal_plans_page, SAL_TYPE_PAGE)

void
sal_plans_page_report (SalPlansPage *self, const char *heading, const GError *error)
{
  sal_window_report_error (GTK_WIDGET (self), heading, error);
}

SalRecord *
sal_plans_page_get_version (SalPlansPage *self)
{
  for (guint i = 0; self->versions != NULL && i < self->versions->len; i++)
    if (sal_record_get_id (self->versions->pdata[i]) == self->chosen)
      return self->versions->pdata[i];

  return NULL;
}

static void
update_busy (SalPlansPage *self)
{
  sal_page_set_busy (
      SAL_PAGE (self),
      self->n_loading > 0 || (self->editor != NULL && sal_plan_editor_is_storing (self->editor)) ||
          (self->consequences != NULL && sal_plan_consequences_is_busy (self->consequences)));
}

/* --- the list --- */

static const char *
get_status (SalRecord *version)
{
  return sal_plan_version_get_state (version, sal_date_today ());
}

static GtkWidget *
create_row (SalRecord *version)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *number = sal_record_get_text (version, "version");
  GtkWidget *label = gtk_label_new (number != NULL ? number : _ ("No version"));
  GtkWidget *status = gtk_label_new (get_status (version));
  g_autofree char *name = sal_plan_version_get_name (version);
  g_autofree char *accessible = g_strdup_printf ("%s, %s", name, get_status (version));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (status, "dim-label");
  gtk_widget_add_css_class (status, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), status);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  sal_accessible_set_label (row, accessible);
  g_object_set_data_full (G_OBJECT (row), "version", g_object_ref (version), g_object_unref);

  return row;
}

static SalRecord *
get_row_version (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "version");
}

static const char *
get_row_name (GtkListBoxRow *row)
{
  return sal_record_get_text (get_row_version (row), "name");
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  GtkWidget *header = NULL;

  if (before == NULL || g_strcmp0 (get_row_name (row), get_row_name (before)) != 0)
    {
      header = gtk_label_new (get_row_name (row));
      gtk_label_set_xalign (GTK_LABEL (header), 0);
      gtk_label_set_ellipsize (GTK_LABEL (header), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (header, "heading");
      gtk_widget_add_css_class (header, "sidebar-heading");
    }
  gtk_list_box_row_set_header (row, header);
}

/* Each word that is looked for is in the name, the version or the status. */
static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  SalPlansPage *self = user_data;
  SalRecord *version = get_row_version (row);
  g_autofree char *name = sal_plan_version_get_name (version);
  g_autofree char *all = g_strdup_printf ("%s %s", name, get_status (version));
  g_autofree char *folded = g_utf8_casefold (all, -1);
  g_autofree char *sought =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);
  g_auto (GStrv) words = g_strsplit_set (sought, " \t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static GtkListBoxRow *
find_row (SalPlansPage *self, gint64 id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (sal_record_get_id (get_row_version (row)) == id)
      return row;

  return NULL;
}

static void
fill_list (SalPlansPage *self)
{
  gboolean had_focus =
      (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  GtkListBoxRow *chosen;

  self->filling = TRUE;
  sal_list_rows_remove_all (self->list);
  for (guint i = 0; i < self->versions->len; i++)
    gtk_list_box_append (self->list, create_row (self->versions->pdata[i]));
  chosen = find_row (self, self->chosen);
  gtk_list_box_select_row (self->list, chosen);
  if (had_focus && chosen != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (chosen));
  self->filling = FALSE;
}

/* --- what shows --- */

static void
update_back (SalPlansPage *self)
{
  sal_page_set_can_go_back (
      SAL_PAGE (self),
      adw_leaflet_get_folded (self->leaflet) &&
          g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "content") == 0 &&
          g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "plans") == 0);
}

static void
show_version (SalPlansPage *self, SalRecord *version)
{
  g_autofree char *name = sal_plan_version_get_name (version);
  g_autoptr (GError) error = NULL;

  sal_page_set_subtitle (SAL_PAGE (self), name);
  if (!sal_plan_editor_show (self->editor, version, &error))
    {
      g_autofree char *message = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->unreadable_page, message);
      adw_view_stack_set_visible_child_name (self->content_stack, "unreadable");
      return;
    }
  sal_plan_view_show (self->view, version, self->versions);
  adw_view_stack_set_visible_child_name (self->content_stack, "plan");
}

/* The one that showed last, or one that is in force, or any. */
static SalRecord *
choose_first (SalPlansPage *self)
{
  gint64 shown = sal_shown_memory_find (sal_page_get_workspace (SAL_PAGE (self)), MEMORY);
  SalRecord *found = NULL;

  for (guint i = 0; i < self->versions->len; i++)
    {
      SalRecord *one = self->versions->pdata[i];

      if (sal_record_get_id (one) == shown)
        {
          found = one;
          break;
        }
      if (found == NULL && sal_plan_version_is_in_force (one, sal_date_today ()))
        found = one;
    }
  if (found == NULL)
    found = self->versions->pdata[0];
  self->chosen = sal_record_get_id (found);

  return found;
}

static void
show (SalPlansPage *self)
{
  SalRecord *version = sal_plans_page_get_version (self);

  if (version == NULL && self->versions->len > 0)
    version = choose_first (self);
  fill_list (self);
  adw_view_stack_set_visible_child_name (self->stack, version != NULL ? "plans" : "empty");
  if (version != NULL)
    show_version (self, version);
  else
    sal_page_set_subtitle (SAL_PAGE (self), NULL);
  update_back (self);
  sal_plans_page_update_actions (self);
}

/**
 * sal_plans_page_choose:
 * @self: the page
 * @id: the id of a plan version, which may not be read yet
 *
 * Shows a version.
 */
void
sal_plans_page_choose (SalPlansPage *self, gint64 id)
{
  self->chosen = id;
  sal_shown_memory_keep (sal_page_get_workspace (SAL_PAGE (self)), MEMORY, id);
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  if (sal_plans_page_get_version (self) != NULL)
    show (self);
}

/* --- reading --- */

static gpointer
read_versions (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_plan_versions_list (connection, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlansPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = sal_store_read_finish (SAL_STORE (source), result, &error);

  self->n_loading--;
  if (self->store == NULL)
    return; /* the page is gone */
  if (versions == NULL)
    {
      g_autofree char *message = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->problem_page, message);
      adw_view_stack_set_visible_child_name (self->stack, "problem");
      sal_plans_page_update_actions (self);
    }
  else
    {
      g_clear_pointer (&self->versions, g_ptr_array_unref);
      self->versions = g_steal_pointer (&versions);
      show (self);
    }
  update_busy (self);
}

void
sal_plans_page_load (SalPlansPage *self)
{
  self->n_loading++;
  update_busy (self);
  sal_store_read_async (self->store,
                        read_versions,
                        NULL,
                        NULL,
                        (GDestroyNotify) g_ptr_array_unref,
                        NULL,
                        loaded_cb,
                        g_object_ref (self));
}

/* --- the store --- */

static void
editor_failed_cb (SalPlanEditor *editor, const GError *error, SalPlansPage *self)
{
  sal_plans_page_report (self, _ ("Could Not Change the Plan"), error);
  sal_plans_page_load (self);
}

static void
take_store (SalPlansPage *self, SalStore *store)
{
  self->store = g_object_ref (store);
  self->editor = sal_plan_editor_new (store);
  sal_plan_view_set_editor (self->view, self->editor);
  self->consequences =
      sal_plan_consequences_new (sal_page_get_workspace (SAL_PAGE (self)), self->editor);
  sal_plan_view_set_consequences (self->view, self->consequences);
  g_signal_connect_object (
      store, "changed", G_CALLBACK (sal_plans_page_load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "failed", G_CALLBACK (editor_failed_cb), self, 0);
  g_signal_connect_object (
      self->editor, "changed", G_CALLBACK (update_busy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->editor, "stored", G_CALLBACK (update_busy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->consequences, "changed", G_CALLBACK (update_busy), self, G_CONNECT_SWAPPED);
  sal_plans_page_load (self);
}

/* --- leaving what is not stored --- */

/* Where to go then; 0: the page is left. */
typedef struct
{
  SalPlansPage *page;
  gint64 version;
  GTask *task; /* (nullable) */
} Leaving;

static void
leave_response_cb (AdwMessageDialog *dialog, const char *response, Leaving *leaving)
{
  SalPlansPage *self = leaving->page;
  gboolean discards = g_str_equal (response, "discard");

  if (discards)
    sal_plan_view_discard (self->view);
  if (leaving->task != NULL)
    g_task_return_boolean (leaving->task, discards);
  else if (discards)
    sal_plans_page_choose (self, leaving->version);
  else
    fill_list (self);
  g_clear_object (&leaving->task);
  g_object_unref (self);
  g_free (leaving);
}

static void
ask_to_leave (SalPlansPage *self, gint64 version, GTask *task)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      _ ("Discard What Is Not Stored?"),
      _ ("Something was entered that the plan cannot mean, and so was not stored."));
  Leaving *leaving = g_new (Leaving, 1);

  *leaving = (Leaving){ g_object_ref (self), version, task };
  adw_message_dialog_add_responses (
      ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (leave_response_cb), leaving);
  sal_accessible_name_mnemonics (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
sal_plans_page_is_modified (SalPage *page)
{
  SalPlansPage *self = SAL_PLANS_PAGE (page);

  return self->store != NULL && sal_plan_view_is_modified (self->view);
}

/* @task: (transfer full) */
static void
sal_plans_page_leave_async (SalPage *page, GTask *task)
{
  ask_to_leave (SAL_PLANS_PAGE (page), 0, task);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, SalPlansPage *self)
{
  gint64 id = sal_record_get_id (get_row_version (row));

  if (id != self->chosen && sal_plans_page_is_modified (SAL_PAGE (self)))
    ask_to_leave (self, id, NULL);
  else
    sal_plans_page_choose (self, id);
}

static void
search_changed_cb (SalPlansPage *self)
{
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

static void
update_back_cb (SalPlansPage *self)
{
  update_back (self);
}

/* --- the page --- */

static void
sal_plans_page_go_back (SalPage *page)
{
  adw_leaflet_set_visible_child_name (SAL_PLANS_PAGE (page)->leaflet, "list");
}

static gboolean
sal_plans_page_focus_search (SalPage *page)
{
  SalPlansPage *self = SAL_PLANS_PAGE (page);

  adw_leaflet_set_visible_child_name (self->leaflet, "list");

  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Without plans, that there are none. */
static const char *
sal_plans_page_show_view (SalPage *page, guint index)
{
  static const char *const tabs[] = { "components", "rules", "words", "modelling", "checks" };
  SalPlansPage *self = SAL_PLANS_PAGE (page);

  if (self->versions == NULL || self->versions->len == 0)
    return index == 0 ? adw_view_stack_get_visible_child_name (self->stack) : NULL;
  if (index == 0)
    {
      adw_leaflet_set_visible_child_name (self->leaflet, "list");
      return "plans";
    }
  if (index > G_N_ELEMENTS (tabs))
    return NULL;
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  sal_plan_view_show_tab (self->view, tabs[index - 1]);

  return tabs[index - 1];
}

static void
sal_plans_page_constructed (GObject *object)
{
  SalPlansPage *self = SAL_PLANS_PAGE (object);

  G_OBJECT_CLASS (sal_plans_page_parent_class)->constructed (object);

  take_store (self, sal_workspace_get_pay_store (sal_page_get_workspace (SAL_PAGE (self))));
  gtk_widget_set_visible (self->edit_box, !sal_store_is_read_only (self->store));
  sal_plans_page_update_actions (self);
}

static void
sal_plans_page_dispose (GObject *object)
{
  SalPlansPage *self = SAL_PLANS_PAGE (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  if (self->consequences != NULL)
    g_signal_handlers_disconnect_by_data (self->consequences, self);
  self->view = NULL;
  g_clear_object (&self->consequences);
  g_clear_object (&self->editor);
  g_clear_object (&self->store);
  g_clear_pointer (&self->versions, g_ptr_array_unref);

  G_OBJECT_CLASS (sal_plans_page_parent_class)->dispose (object);
}

static void
sal_plans_page_class_init (SalPlansPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalPageClass *page_class = SAL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_plans_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_plans_page_dispose;
  page_class->go_back = sal_plans_page_go_back;
  page_class->focus_search = sal_plans_page_focus_search;
  page_class->show_view = sal_plans_page_show_view;
  page_class->is_modified = sal_plans_page_is_modified;
  page_class->leave_async = sal_plans_page_leave_async;

  g_type_ensure (SAL_TYPE_PLAN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-plans-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalPlansPage, name)
  BIND (stack);
  BIND (problem_page);
  BIND (leaflet);
  BIND (search_entry);
  BIND (edit_box);
  BIND (list);
  BIND (content_stack);
  BIND (unreadable_page);
  BIND (view);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_back_cb);
  sal_plans_page_install_actions (widget_class);
  sal_plans_page_install_review (widget_class);
  sal_plans_page_install_steps (widget_class);
}

static void
sal_plans_page_init (SalPlansPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  sal_tab_stop_make_one (GTK_WIDGET (self->list));
}
