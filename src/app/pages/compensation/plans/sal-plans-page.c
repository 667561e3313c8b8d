/* sal-plans-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plans-page-private.h"

#include <glib/gi18n.h>

#include "sal-kinds.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"
#include "sal-shown-memory.h"
#include "sal-window.h"

#define MEMORY "shown-plans" /* the setting */

G_DEFINE_FINAL_TYPE (SalPlansPage, sal_plans_page, SAL_TYPE_LIST_DETAIL_PAGE)

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

static void
add_item (SalPlansPage *self, SalRecord *version)
{
  const char *number = sal_record_get_text (version, "version");
  g_autofree char *name = sal_plan_version_get_name (version);
  g_autofree char *label = g_strdup_printf ("%s, %s", name, get_status (version));
  SalItem item = { .id = sal_record_get_id (version),
                   .section = sal_record_get_text (version, "name"),
                   .title = number != NULL ? number : _ ("No version"),
                   .status = get_status (version),
                   .label = label };

  sal_item_list_add (self->list, &item);
}

static void
fill_list (SalPlansPage *self)
{
  sal_item_list_begin (self->list);
  for (guint i = 0; i < self->versions->len; i++)
    add_item (self, self->versions->pdata[i]);
  sal_item_list_end (self->list, self->chosen);
}

/* --- what shows --- */

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
  if (version != NULL)
    {
      sal_list_detail_page_show_content (SAL_LIST_DETAIL_PAGE (self));
      show_version (self, version);
    }
  else
    {
      sal_list_detail_page_show_empty (SAL_LIST_DETAIL_PAGE (self));
      sal_page_set_subtitle (SAL_PAGE (self), NULL);
    }
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
  sal_list_detail_page_show_detail (SAL_LIST_DETAIL_PAGE (self));
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
      sal_list_detail_page_show_problem (SAL_LIST_DETAIL_PAGE (self), error);
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

/* --- choosing --- */

static void
chosen_cb (SalPlansPage *self, gint64 id)
{
  if (id != self->chosen)
    sal_list_detail_page_choose (SAL_LIST_DETAIL_PAGE (self), id);
  else
    sal_plans_page_choose (self, id);
}

static void
sal_plans_page_choose_item (SalListDetailPage *page, gint64 id)
{
  sal_plans_page_choose (SAL_PLANS_PAGE (page), id);
}

static void
sal_plans_page_stay (SalListDetailPage *page)
{
  SalPlansPage *self = SAL_PLANS_PAGE (page);

  sal_item_list_select (self->list, self->chosen);
}

static void
sal_plans_page_discard (SalListDetailPage *page)
{
  sal_plan_view_discard (SAL_PLANS_PAGE (page)->view);
}

static gboolean
sal_plans_page_is_modified (SalPage *page)
{
  SalPlansPage *self = SAL_PLANS_PAGE (page);

  return self->store != NULL && sal_plan_view_is_modified (self->view);
}

/* --- the page --- */

static gboolean
sal_plans_page_focus_search (SalPage *page)
{
  sal_list_detail_page_show_list (SAL_LIST_DETAIL_PAGE (page));

  return sal_item_list_focus_search (SAL_PLANS_PAGE (page)->list);
}

/* Without plans, that there are none. */
static const char *
sal_plans_page_show_view (SalPage *page, guint index)
{
  static const char *const tabs[] = { "components", "rules", "words", "modelling", "checks" };
  SalPlansPage *self = SAL_PLANS_PAGE (page);

  if (self->versions == NULL || self->versions->len == 0)
    return index == 0 ? sal_list_detail_page_get_state (SAL_LIST_DETAIL_PAGE (self)) : NULL;
  if (index == 0)
    {
      sal_list_detail_page_show_list (SAL_LIST_DETAIL_PAGE (self));
      return "plans";
    }
  if (index > G_N_ELEMENTS (tabs))
    return NULL;
  sal_list_detail_page_show_detail (SAL_LIST_DETAIL_PAGE (self));
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
  SalListDetailPageClass *list_class = SAL_LIST_DETAIL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_plans_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_plans_page_dispose;
  page_class->focus_search = sal_plans_page_focus_search;
  page_class->show_view = sal_plans_page_show_view;
  page_class->is_modified = sal_plans_page_is_modified;
  list_class->choose = sal_plans_page_choose_item;
  list_class->stay = sal_plans_page_stay;
  list_class->discard = sal_plans_page_discard;

  g_type_ensure (SAL_TYPE_ITEM_LIST);
  g_type_ensure (SAL_TYPE_PLAN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-plans-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalPlansPage, name)
  BIND (edit_box);
  BIND (list);
  BIND (content_stack);
  BIND (unreadable_page);
  BIND (view);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  sal_plans_page_install_actions (widget_class);
  sal_plans_page_install_review (widget_class);
  sal_plans_page_install_steps (widget_class);
}

static void
sal_plans_page_init (SalPlansPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
