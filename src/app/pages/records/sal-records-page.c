/* sal-records-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-records-page.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-record-form.h"
#include "sal-record-table.h"
#include "sal-tab-stop.h"

struct _SalRecordsPage
{
  SalPage parent_instance;

  GHashTable *tables;      /* kind → SalRecordTable, owned by the stack */
  SalRecordTable *table;   /* of the kind chosen */
  SalRecordForm *form;     /* NULL while the table shows; owned by the stack */
  GArray *trail;           /* of Step: the records that led to the one that shows */
  GBindingGroup *bindings; /* of what shows to the page */

  AdwLeaflet *leaflet;
  GtkListBox *kind_list;
  AdwViewStack *stack;
};

G_DEFINE_FINAL_TYPE (SalRecordsPage, sal_records_page, SAL_TYPE_PAGE)

/* Where to go: a record, a new record, or the list of a kind. */
typedef struct
{
  SalRecordsPage *page;
  const SalKind *kind;
  gint64 id;    /* 0: the list */
  char *filter; /* of the list, NULL: as it was left */
  gboolean create;
  gboolean back; /* along the trail; nothing else counts then */
} Step;

static Step *
step_new (SalRecordsPage *page, const SalKind *kind, gint64 id)
{
  Step *step = g_new0 (Step, 1);

  step->page = g_object_ref (page);
  step->kind = kind;
  step->id = id;

  return step;
}

static void
step_free (Step *step)
{
  g_object_unref (step->page);
  g_free (step->filter);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

typedef struct
{
  const SalKind *kind;
  gint64 id;
} Visited;

/* --- the kinds --- */

static GtkWidget *
create_kind_row (const SalKind *kind)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (sal_kind_get_plural (kind));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (kind->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  sal_accessible_set_label (row, sal_kind_get_plural (kind));
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) kind);

  return row;
}

static void
kind_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const SalKind *kind = g_object_get_data (G_OBJECT (row), "kind");
  const SalKind *previous = before != NULL ? g_object_get_data (G_OBJECT (before), "kind") : NULL;
  GtkWidget *header = NULL;

  if (previous == NULL || !g_str_equal (previous->group, kind->group))
    {
      header = gtk_label_new (_ (kind->group));
      gtk_label_set_xalign (GTK_LABEL (header), 0);
      gtk_widget_add_css_class (header, "heading");
      gtk_widget_add_css_class (header, "sidebar-heading");
    }
  gtk_list_box_row_set_header (row, header);
}

static void
append_group (SalRecordsPage *self, const SalKind *const *kinds, const char *group)
{
  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      if (!kinds[i]->hidden && g_str_equal (kinds[i]->group, group))
        gtk_list_box_append (self->kind_list, create_kind_row (kinds[i]));
    }
}

static gboolean
is_first_of_group (const SalKind *const *kinds, gsize index)
{
  for (gsize i = 0; i < index; i++)
    {
      if (!kinds[i]->hidden && g_str_equal (kinds[i]->group, kinds[index]->group))
        return FALSE;
    }

  return !kinds[index]->hidden;
}

static void
fill_kind_list (SalRecordsPage *self, const SalKind *const *kinds)
{
  gtk_list_box_set_header_func (self->kind_list, kind_header_cb, NULL, NULL);
  sal_tab_stop_make_one (GTK_WIDGET (self->kind_list));
  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      if (is_first_of_group (kinds, i))
        append_group (self, kinds, kinds[i]->group);
    }
}

static void
select_kind_row (SalRecordsPage *self, const SalKind *kind)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->kind_list, i)) != NULL; i++)
    {
      if (g_object_get_data (G_OBJECT (row), "kind") == kind)
        gtk_list_box_select_row (self->kind_list, row);
    }
}

/* --- what shows --- */

static void
update_back (SalRecordsPage *self)
{
  gboolean folded_content =
      adw_leaflet_get_folded (self->leaflet) &&
      g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "content") == 0;

  sal_page_set_can_go_back (SAL_PAGE (self), self->form != NULL || folded_content);
}

static void
update_back_cb (SalRecordsPage *self)
{
  update_back (self);
}

static SalRecordTable *
find_table (SalRecordsPage *self, const SalKind *kind)
{
  GtkWidget *table = g_hash_table_lookup (self->tables, kind);

  if (table == NULL)
    {
      table = sal_record_table_new (sal_page_get_workspace (SAL_PAGE (self)), kind);
      g_hash_table_insert (self->tables, (gpointer) kind, table);
      adw_view_stack_add_named (self->stack, table, kind->name);
    }

  return SAL_RECORD_TABLE (table);
}

static void
remove_form (SalRecordsPage *self)
{
  SalRecordForm *form = g_steal_pointer (&self->form);

  if (form == NULL)
    return;

  g_binding_group_set_source (self->bindings, NULL);
  adw_view_stack_remove (self->stack, GTK_WIDGET (form));
}

static void
show_table (SalRecordsPage *self, const SalKind *kind, const char *filter)
{
  self->table = find_table (self, kind);
  if (filter != NULL)
    sal_record_table_set_filter (self->table, filter);
  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (self->table));
  g_array_set_size (self->trail, 0);
  remove_form (self);
  g_binding_group_set_source (self->bindings, self->table);
  select_kind_row (self, kind);
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  update_back (self);
}

static void
show_form (SalRecordsPage *self, GtkWidget *form, const SalKind *kind)
{
  adw_view_stack_add (self->stack, form);
  adw_view_stack_set_visible_child (self->stack, form);
  remove_form (self);
  self->form = SAL_RECORD_FORM (form);
  g_binding_group_set_source (self->bindings, self->form);
  select_kind_row (self, kind);
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  if (sal_record_form_is_new (self->form))
    sal_record_form_focus (self->form);
  update_back (self);
}

static void
push_visited (SalRecordsPage *self)
{
  Visited visited;

  if (self->form == NULL || sal_record_form_is_new (self->form))
    return;

  visited.kind = sal_record_form_get_kind (self->form);
  visited.id = sal_record_form_get_id (self->form);
  g_array_append_val (self->trail, visited);
}

static void
go_back (SalRecordsPage *self)
{
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self));

  if (self->form == NULL)
    {
      adw_leaflet_set_visible_child_name (self->leaflet, "kinds");
    }
  else if (self->trail->len > 0)
    {
      Visited visited = g_array_index (self->trail, Visited, self->trail->len - 1);

      g_array_set_size (self->trail, self->trail->len - 1);
      show_form (self, sal_record_form_new (workspace, visited.kind, visited.id), visited.kind);
    }
  else
    {
      show_table (self, sal_record_form_get_kind (self->form), NULL);
      sal_record_table_focus_list (self->table);
    }
}

static void
take_step (SalRecordsPage *self, const Step *step)
{
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self));

  if (step->back)
    {
      go_back (self);
    }
  else if (step->create)
    {
      g_array_set_size (self->trail, 0);
      show_form (self, sal_record_form_new (workspace, step->kind, 0), step->kind);
    }
  else if (step->id != 0)
    {
      push_visited (self);
      show_form (self, sal_record_form_new (workspace, step->kind, step->id), step->kind);
    }
  else
    {
      show_table (self, step->kind, step->filter);
    }
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  SalRecordsPage *self = step->page;

  if (sal_record_form_leave_finish (SAL_RECORD_FORM (source), result, NULL))
    take_step (self, step);
  else if (self->form != NULL)
    select_kind_row (self, sal_record_form_get_kind (self->form));
}

/* Goes there once what was edited is saved or given up. */
static void
go (SalRecordsPage *self, Step *step)
{
  if (self->form != NULL)
    {
      sal_record_form_leave_async (self->form, left_cb, step);
    }
  else
    {
      take_step (self, step);
      step_free (step);
    }
}

static void
kind_activated_cb (GtkListBox *list, GtkListBoxRow *row, SalRecordsPage *self)
{
  go (self, step_new (self, g_object_get_data (G_OBJECT (row), "kind"), 0));
}

/* --- actions --- */

static const SalKind *
kind_of (SalRecordsPage *self, const char *name)
{
  return sal_kind_find (sal_workspace_get_kinds (sal_page_get_workspace (SAL_PAGE (self))), name);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalRecordsPage *self = SAL_RECORDS_PAGE (widget);
  Step *step = step_new (self, kind_of (self, g_variant_get_string (parameter, NULL)), 0);

  step->create = TRUE;
  go (self, step);
}

static void
show_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalRecordsPage *self = SAL_RECORDS_PAGE (widget);
  const char *kind_name;
  const char *filter;
  Step *step;

  g_variant_get (parameter, "(&s&s)", &kind_name, &filter);
  step = step_new (self, kind_of (self, kind_name), 0);
  step->filter = g_strdup (filter);
  go (self, step);
}

static void
show_kind_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalRecordsPage *self = SAL_RECORDS_PAGE (widget);

  go (self, step_new (self, kind_of (self, g_variant_get_string (parameter, NULL)), 0));
}

static void
show_created_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalRecordsPage *self = SAL_RECORDS_PAGE (widget);
  const char *kind_name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind_name, &id);
  go (self, step_new (self, kind_of (self, kind_name), id));
}

static void
leave_form_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_back (SAL_RECORDS_PAGE (widget));
}

/* --- the page --- */

static void
sal_records_page_go_back (SalPage *page)
{
  SalRecordsPage *self = SAL_RECORDS_PAGE (page);
  Step *step = step_new (self, NULL, 0);

  step->back = TRUE;
  go (self, step);
}

static gboolean
sal_records_page_show_record (SalPage *page, const SalKind *kind, gint64 id)
{
  SalRecordsPage *self = SAL_RECORDS_PAGE (page);

  go (self, step_new (self, kind, id));

  return TRUE;
}

static gboolean
sal_records_page_focus_search (SalPage *page)
{
  SalRecordsPage *self = SAL_RECORDS_PAGE (page);

  if (self->form != NULL)
    return FALSE;
  sal_record_table_focus_search (self->table);

  return TRUE;
}

static const char *
show_list_view (SalRecordsPage *self)
{
  take_step (self, &(const Step){ .page = self, .kind = kind_of (self, "opportunity") });

  return "list";
}

static const char *
show_record_view (SalRecordsPage *self)
{
  const SalKind *kind = sal_record_table_get_kind (self->table);
  gint64 id = sal_record_table_get_first_id (self->table);

  if (id == 0)
    return NULL;
  take_step (self, &(const Step){ .page = self, .kind = kind, .id = id });

  return "record";
}

static const char *
show_new_view (SalRecordsPage *self)
{
  take_step (self, &(const Step){ .page = self, .kind = kind_of (self, "person"), .create = TRUE });

  return "new";
}

static const char *
sal_records_page_show_view (SalPage *page, guint index)
{
  SalRecordsPage *self = SAL_RECORDS_PAGE (page);

  switch (index)
    {
    case 0:
      return show_list_view (self);
    case 1:
      return show_record_view (self);
    case 2:
      return show_new_view (self);
    default:
      return NULL;
    }
}

static gboolean
sal_records_page_is_modified (SalPage *page)
{
  SalRecordsPage *self = SAL_RECORDS_PAGE (page);

  return self->form != NULL && sal_record_form_is_modified (self->form);
}

static void
page_left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task,
                         sal_record_form_leave_finish (SAL_RECORD_FORM (source), result, NULL));
}

static void
sal_records_page_leave_async (SalPage *page, GTask *task)
{
  SalRecordsPage *self = SAL_RECORDS_PAGE (page);

  sal_record_form_leave_async (self->form, page_left_cb, task);
}

static void
sal_records_page_constructed (GObject *object)
{
  SalRecordsPage *self = SAL_RECORDS_PAGE (object);
  const SalKind *const *kinds = sal_workspace_get_kinds (sal_page_get_workspace (SAL_PAGE (self)));
  GtkListBoxRow *row;

  G_OBJECT_CLASS (sal_records_page_parent_class)->constructed (object);

  fill_kind_list (self, kinds);
  row = gtk_list_box_get_row_at_index (self->kind_list, 0);
  if (sal_kind_find (kinds, "opportunity") != NULL)
    show_table (self, sal_kind_find (kinds, "opportunity"), NULL);
  else if (row != NULL)
    show_table (self, g_object_get_data (G_OBJECT (row), "kind"), NULL);
}

static void
sal_records_page_dispose (GObject *object)
{
  SalRecordsPage *self = SAL_RECORDS_PAGE (object);

  g_clear_object (&self->bindings);
  self->form = NULL;
  self->table = NULL;

  G_OBJECT_CLASS (sal_records_page_parent_class)->dispose (object);
}

static void
sal_records_page_finalize (GObject *object)
{
  SalRecordsPage *self = SAL_RECORDS_PAGE (object);

  g_hash_table_unref (self->tables);
  g_array_unref (self->trail);

  G_OBJECT_CLASS (sal_records_page_parent_class)->finalize (object);
}

static void
sal_records_page_class_init (SalRecordsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalPageClass *page_class = SAL_PAGE_CLASS (klass);

  object_class->constructed = sal_records_page_constructed;
  object_class->dispose = sal_records_page_dispose;
  object_class->finalize = sal_records_page_finalize;
  page_class->go_back = sal_records_page_go_back;
  page_class->show_record = sal_records_page_show_record;
  page_class->focus_search = sal_records_page_focus_search;
  page_class->show_view = sal_records_page_show_view;
  page_class->is_modified = sal_records_page_is_modified;
  page_class->leave_async = sal_records_page_leave_async;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-records-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalRecordsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SalRecordsPage, kind_list);
  gtk_widget_class_bind_template_child (widget_class, SalRecordsPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, kind_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_back_cb);

  gtk_widget_class_install_action (widget_class, "records.new", "s", new_action);
  gtk_widget_class_install_action (widget_class, "records.show-list", "(ss)", show_list_action);
  gtk_widget_class_install_action (widget_class, "records.show-kind", "s", show_kind_action);
  gtk_widget_class_install_action (
      widget_class, "records.show-created", "(sx)", show_created_action);
  gtk_widget_class_install_action (widget_class, "records.leave-form", NULL, leave_form_action);
}

static void
sal_records_page_init (SalRecordsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->tables = g_hash_table_new (NULL, NULL);
  self->trail = g_array_new (FALSE, FALSE, sizeof (Visited));
  self->bindings = g_binding_group_new ();
  g_binding_group_bind (self->bindings, "title", self, "title", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->bindings, "summary", self, "subtitle", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->bindings, "busy", self, "busy", G_BINDING_SYNC_CREATE);
}
