/* sal-record-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-table.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-filter-help.h"
#include "sal-tab-stop.h"
#include "sal-number.h"
#include "sal-record-table-private.h"
#include "sal-window.h"

typedef enum
{
  PROP_TITLE = 1,
  PROP_SUMMARY,
  PROP_BUSY,
} SalRecordTableProperty;

static GParamSpec *properties[PROP_BUSY + 1];

enum
{
  RECORD_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalRecordTable, sal_record_table, ADW_TYPE_BIN)

/* How long to wait for more to be typed before a filter is taken, in milliseconds. */
#define FILTER_DELAY 600

static gboolean
is_restricted (SalRecordTable *self)
{
  return self->ids != NULL || self->filter != NULL ||
         sal_record_table_get_scope_filter (self) != NULL ||
         *gtk_editable_get_text (self->search_entry) != '\0';
}

/* --- what is shown instead of rows, and how many there are --- */

static void
update_stack (SalRecordTable *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  const char *page = "list";

  if (n_items == 0 && sal_record_list_get_error (self->list) != NULL)
    page = "unreadable";
  else if (n_items == 0 && !sal_record_list_is_loading (self->list))
    page = is_restricted (self) ? "no-results" : "empty";
  adw_view_stack_set_visible_child_name (self->stack, page);
}

static char *
describe_count (SalRecordTable *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gint64 total = is_restricted (self) ? self->total : n_items;
  g_autofree char *shown = sal_number_format (n_items, 0);
  g_autofree char *all = sal_number_format ((double) total, 0);
  g_autofree char *noun = g_utf8_strdown (
      total == 1 ? sal_kind_get_label (self->kind) : sal_kind_get_plural (self->kind), -1);

  if (is_restricted (self) && total >= 0)
    /* Translators: “312 of 12,000 opportunities” */
    return g_strdup_printf (_ ("%1$s of %2$s %3$s"), shown, all, noun);

  /* Translators: “12,000 opportunities” */
  return g_strdup_printf (C_ ("count", "%1$s %2$s"), shown, noun);
}

static void
update_summary (SalRecordTable *self)
{
  g_autofree char *summary = NULL;

  if (!sal_record_list_is_loading (self->list))
    summary = describe_count (self);
  else
    summary = g_strdup (self->summary);
  if (g_strcmp0 (summary, self->summary) == 0)
    return;

  g_free (self->summary);
  self->summary = g_steal_pointer (&summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->summary != NULL ? self->summary : "",
                                  -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

static gpointer
count_all (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *count = g_new (gint64, 1);

  if (!sal_record_query_count (data, connection, count, error))
    g_clear_pointer (&count, g_free);

  return count;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *count = sal_store_read_finish (SAL_STORE (source), result, &error);
  SalRecordTable *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (count != NULL)
    self->total = *count;
  update_summary (self);
}

static void
update_total (SalRecordTable *self)
{
  if (!is_restricted (self) || sal_record_list_is_loading (self->list))
    return;

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  sal_store_read_async (sal_workspace_get_store (self->workspace),
                        count_all,
                        sal_record_query_new (self->kind),
                        (GDestroyNotify) sal_record_query_free,
                        g_free,
                        self->counting,
                        counted_cb,
                        self);
}

static void
list_changed_cb (SalRecordTable *self)
{
  const char *error = sal_record_list_get_error (self->list);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view),
                                   sal_record_list_is_loading (self->list) ? "progress" : NULL);
  if (error != NULL)
    {
      gtk_label_set_text (self->error_label, error);
      gtk_revealer_set_reveal_child (self->error_revealer,
                                     g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0);
      adw_status_page_set_description (self->unreadable_page, error);
    }
  update_stack (self);
  update_total (self);
  update_summary (self);
  sal_record_table_update_busy (self);
}

/* Tells whether what shows is complete. */
void
sal_record_table_update_busy (SalRecordTable *self)
{
  gboolean busy =
      self->list != NULL && (sal_record_list_is_loading (self->list) || self->n_loading > 0);

  if (busy == self->busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* --- search and filter --- */

static void
show_filter_error (SalRecordTable *self, const GError *error)
{
  gtk_revealer_set_reveal_child (self->error_revealer, error != NULL);
  if (error != NULL)
    {
      gtk_label_set_text (self->error_label, error->message);
      gtk_widget_add_css_class (GTK_WIDGET (self->filter_entry), "error");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->filter_entry), "error");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->filter_entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter_entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  error != NULL ? error->message : "",
                                  -1);
}

/* What search, filter and sort ask for. */
SalRecordQuery *
sal_record_table_create_query (SalRecordTable *self)
{
  static const gint64 none = 0; /* an array, though of no ids */
  SalRecordQuery *query = sal_record_query_new (self->kind);
  const char *search = gtk_editable_get_text (self->search_entry);
  g_autofree char *filter = sal_record_table_dup_filter (self);
  g_autofree char *sort = NULL;

  /* both were checked when they were set */
  sal_record_query_set_filter (query,
                               filter,
                               sal_workspace_get_calendar (self->workspace),
                               sal_workspace_get_currency (self->workspace),
                               NULL);
  if (self->sort_field >= 0)
    {
      sort = g_strconcat (
          self->sort_descending ? "-" : "", self->kind->fields[self->sort_field].name, NULL);
      sal_record_query_set_sort (query, sort, NULL);
    }
  if (*search != '\0')
    sal_record_query_set_search (query, search);
  if (self->ids != NULL)
    sal_record_query_set_ids (
        query, self->ids->len > 0 ? (const gint64 *) self->ids->data : &none, self->ids->len);

  return query;
}

/* Asks the list for what search, filter and sort say now. */
void
sal_record_table_apply_query (SalRecordTable *self)
{
  g_autoptr (SalRecordQuery) query = sal_record_table_create_query (self);

  sal_record_list_set_query (self->list, query);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
  list_changed_cb (self);
}

static void
take_filter (SalRecordTable *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->filter_entry));
  g_autoptr (SalRecordQuery) query = sal_record_query_new (self->kind);
  g_autofree char *filter = g_strstrip (g_strdup (text));
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->filter_timeout, g_source_remove);
  if (!sal_record_query_set_filter (query,
                                    filter,
                                    sal_workspace_get_calendar (self->workspace),
                                    sal_workspace_get_currency (self->workspace),
                                    &error))
    {
      show_filter_error (self, error);
      return;
    }

  show_filter_error (self, NULL);
  if (g_strcmp0 (*filter != '\0' ? filter : NULL, self->filter) == 0)
    return;

  g_free (self->filter);
  self->filter = *filter != '\0' ? g_steal_pointer (&filter) : NULL;
  sal_record_table_apply_query (self);
}

static gboolean
filter_timeout_cb (gpointer user_data)
{
  SalRecordTable *self = user_data;

  self->filter_timeout = 0;
  take_filter (self);

  return G_SOURCE_REMOVE;
}

static void
filter_changed_cb (GtkEntry *entry, SalRecordTable *self)
{
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0';

  gtk_entry_set_icon_from_icon_name (
      entry, GTK_ENTRY_ICON_SECONDARY, empty ? NULL : "edit-clear-symbolic");
  if (!empty)
    gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, _ ("Clear the Filter"));
  g_clear_handle_id (&self->filter_timeout, g_source_remove);
  if (self->list != NULL)
    self->filter_timeout = g_timeout_add (FILTER_DELAY, filter_timeout_cb, self);
}

static void
filter_activate_cb (GtkEntry *entry, SalRecordTable *self)
{
  take_filter (self);
}

static void
filter_clear_cb (GtkEntry *entry, GtkEntryIconPosition position, SalRecordTable *self)
{
  if (position == GTK_ENTRY_ICON_SECONDARY)
    sal_record_table_set_filter (self, "");
}

static void
search_changed_cb (GtkSearchEntry *entry, SalRecordTable *self)
{
  if (self->list != NULL)
    sal_record_table_apply_query (self);
}

static void
focus_list_cb (SalRecordTable *self)
{
  sal_record_table_focus_list (self);
}

static void
activate_cb (GtkColumnView *view, guint position, SalRecordTable *self)
{
  gint64 id = sal_record_list_get_id (self->list, position);
  gboolean handled = FALSE;

  if (id != 0)
    g_signal_emit (self, signals[RECORD_ACTIVATED], 0, id, &handled);
}

/* What becomes of a row nobody else opens. */
static gboolean
sal_record_table_record_activated (SalRecordTable *self, gint64 id)
{
  return gtk_widget_activate_action (
      GTK_WIDGET (self), "win.show-record", "(sx)", self->kind->name, id);
}

/* --- the object --- */

static void
sal_record_table_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SalRecordTable *self = SAL_RECORD_TABLE (object);

  switch ((SalRecordTableProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, sal_kind_get_plural (self->kind));
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_record_table_dispose (GObject *object)
{
  SalRecordTable *self = SAL_RECORD_TABLE (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_handle_id (&self->filter_timeout, g_source_remove);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->view != NULL)
    {
      /* the view unsorts as it loses its columns */
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
      gtk_column_view_set_model (self->view, NULL);
      self->view = NULL;
    }
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (sal_record_table_parent_class)->dispose (object);
}

static void
sal_record_table_finalize (GObject *object)
{
  SalRecordTable *self = SAL_RECORD_TABLE (object);

  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->within);
  g_free (self->filter);
  g_free (self->summary);
  g_free (self->columns);
  g_free (self->sort_buttons);

  G_OBJECT_CLASS (sal_record_table_parent_class)->finalize (object);
}

static void
sal_record_table_class_init (SalRecordTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sal_record_table_get_property;
  object_class->dispose = sal_record_table_dispose;
  object_class->finalize = sal_record_table_finalize;

  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUMMARY] =
      g_param_spec_string ("summary", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[RECORD_ACTIVATED] =
      g_signal_new_class_handler ("record-activated",
                                  SAL_TYPE_RECORD_TABLE,
                                  G_SIGNAL_RUN_LAST,
                                  G_CALLBACK (sal_record_table_record_activated),
                                  g_signal_accumulator_true_handled,
                                  NULL,
                                  NULL,
                                  G_TYPE_BOOLEAN,
                                  1,
                                  G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-record-table.ui");
  gtk_widget_class_bind_template_child (widget_class, SalRecordTable, view);
  gtk_widget_class_bind_template_child (widget_class, SalRecordTable, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SalRecordTable, scope_menu);
  gtk_widget_class_bind_template_child (widget_class, SalRecordTable, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, SalRecordTable, filter_help_button);
  gtk_widget_class_bind_template_child (widget_class, SalRecordTable, sort_button);
  gtk_widget_class_bind_template_child (widget_class, SalRecordTable, columns_button);
  gtk_widget_class_bind_template_child (widget_class, SalRecordTable, new_button);
  gtk_widget_class_bind_template_child (widget_class, SalRecordTable, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, SalRecordTable, error_label);
  gtk_widget_class_bind_template_child (widget_class, SalRecordTable, stack);
  gtk_widget_class_bind_template_child (widget_class, SalRecordTable, empty_page);
  gtk_widget_class_bind_template_child (widget_class, SalRecordTable, unreadable_page);
  gtk_widget_class_bind_template_child (widget_class, SalRecordTable, empty_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_record_table_update_actions);

  sal_record_table_class_install_actions (klass);
}

static void
sal_record_table_init (SalRecordTable *self)
{
  self->total = -1;
  self->sort_field = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_tab_stop_make_one (GTK_WIDGET (self->view));
  sal_accessible_name_drop_down (self->scope_menu, _ ("Which Records Show"));
}

static void
name_after_kind (SalRecordTable *self)
{
  const char *plural = sal_kind_get_plural (self->kind);
  /* Translators: “New Opportunity” */
  g_autofree char *create = g_strdup_printf (_ ("New %s"), sal_kind_get_label (self->kind));
  g_autofree char *lower = g_utf8_strdown (plural, -1);
  g_autofree char *title = g_strdup_printf (_ ("No %s Yet"), plural);
  /* Translators: “Opportunities Cannot Be Read” */
  g_autofree char *unreadable = g_strdup_printf (_ ("%s Cannot Be Read"), plural);
  g_autofree char *description =
      g_strdup_printf (_ ("Add %s one by one here, or import a file of them."), lower);

  sal_accessible_set_label (GTK_WIDGET (self->view), plural);
  sal_accessible_name_button (self->new_button, create);
  adw_status_page_set_icon_name (self->empty_page, self->kind->icon);
  adw_status_page_set_title (self->empty_page, title);
  adw_status_page_set_title (self->unreadable_page, unreadable);
  adw_status_page_set_description (self->empty_page, description);
  gtk_button_set_label (self->empty_button, create);
}

/**
 * sal_record_table_new:
 * @workspace: a workspace
 * @kind: a kind of record
 *
 * Creates the table of all records of @kind, sorted as the kind says.
 *
 * Returns: the table
 */
GtkWidget *
sal_record_table_new (SalWorkspace *workspace, const SalKind *kind)
{
  SalRecordTable *self = g_object_new (SAL_TYPE_RECORD_TABLE, NULL);
  g_autoptr (SalRecordQuery) query = NULL;

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  name_after_kind (self);
  sal_filter_help_attach (self->filter_help_button, kind, GTK_EDITABLE (self->filter_entry));
  sal_record_table_create_columns (self);
  query = sal_record_table_create_query (self);
  self->list = sal_record_list_new (workspace, query);
  self->selection = sal_record_selection_new (self->list, GTK_WIDGET (self->view));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_swapped (self->list, "notify::loading", G_CALLBACK (list_changed_cb), self);
  g_signal_connect_swapped (self->list, "notify::error", G_CALLBACK (list_changed_cb), self);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (list_changed_cb), self);
  g_signal_connect_object (self->selection,
                           "selection-changed",
                           G_CALLBACK (sal_record_table_update_actions),
                           self,
                           G_CONNECT_SWAPPED);
  list_changed_cb (self);
  sal_record_table_update_actions (self);

  return GTK_WIDGET (self);
}

const SalKind *
sal_record_table_get_kind (SalRecordTable *self)
{
  return self->kind;
}

gint64
sal_record_table_get_first_id (SalRecordTable *self)
{
  return sal_record_list_get_id (self->list, 0);
}

gboolean
sal_record_table_is_busy (SalRecordTable *self)
{
  return self->busy;
}

/**
 * sal_record_table_set_filter:
 * @self: a table
 * @filter: text in the filter language, "" for none
 *
 * Filters the table as if @filter had been typed; any search is cleared.
 */
void
sal_record_table_set_filter (SalRecordTable *self, const char *filter)
{
  gtk_editable_set_text (self->search_entry, "");
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), filter);
  take_filter (self);
}

/**
 * sal_record_table_focus_search:
 * @self: a table
 *
 * Puts the keyboard focus into the search entry.
 */
void
sal_record_table_focus_search (SalRecordTable *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/**
 * sal_record_table_focus_list:
 * @self: a table
 *
 * Puts the keyboard focus into the rows.
 */
void
sal_record_table_focus_list (SalRecordTable *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * sal_record_table_set_ids:
 * @self: a table
 * @ids: (array length=n_ids): the records to show
 * @n_ids: how many; 0 shows none
 *
 * Shows only some records, those a figure is made of. Search, filter and sorting work within them.
 * A table that is restricted so offers no new records, which would not be among them.
 */
void
sal_record_table_set_ids (SalRecordTable *self, const gint64 *ids, gsize n_ids)
{
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof *ids, n_ids);
  g_array_append_vals (self->ids, ids, n_ids);
  gtk_widget_set_visible (self->new_button, FALSE);
  sal_record_table_apply_query (self);
}
