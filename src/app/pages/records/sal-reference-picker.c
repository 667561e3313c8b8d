/* sal-reference-picker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-reference-picker.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-expression.h"
#include "sal-list-rows.h"

struct _SalReferencePicker
{
  AdwBin parent_instance;

  SalWorkspace *workspace;
  const SalKind *kind;
  char *name; /* of the field */
  gint64 id;
  char *title;
  char *within; /* (nullable): a filter of those that may be chosen */
  GCancellable *searching;

  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkEditable *entry;
  GtkListBox *list;
  GtkLabel *empty_label;
  GtkWidget *clear_button;
};

G_DEFINE_FINAL_TYPE (SalReferencePicker, sal_reference_picker, ADW_TYPE_BIN)

static guint changed_signal;

#define MAX_RESULTS 40

/* --- searching --- */

static gboolean
is_searchable (const SalKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (kind->fields[i].flags & SAL_FIELD_SEARCHABLE)
        return TRUE;
    }

  return FALSE;
}

/* (nullable): what records are called by, as filters say it: `name`, or `contact.name` of those
 * that are called as what they refer to. */
static char *
find_title_path (const SalKind *kind)
{
  const SalField *field = sal_kind_find_field (kind, kind->title);
  g_autofree char *rest = NULL;

  if (field->type == SAL_FIELD_TEXT)
    return g_strdup (field->name);
  if (field->type == SAL_FIELD_REFERENCE)
    rest = find_title_path (field->references);

  return rest != NULL ? g_strdup_printf ("%s.%s", field->name, rest) : NULL;
}

static gboolean
is_called_by_text (const SalKind *kind)
{
  return sal_kind_find_field (kind, kind->title)->type == SAL_FIELD_TEXT;
}

static void
set_filter (SalReferencePicker *self, SalRecordQuery *query, const char *filter)
{
  g_autofree char *both = self->within != NULL && filter != NULL
                              ? g_strdup_printf ("%s and %s", self->within, filter)
                              : g_strdup (filter != NULL ? filter : self->within);

  if (both != NULL)
    sal_record_query_set_filter (query,
                                 both,
                                 sal_workspace_get_calendar (self->workspace),
                                 sal_workspace_get_currency (self->workspace),
                                 NULL);
}

static SalRecordQuery *
create_query (SalReferencePicker *self)
{
  SalRecordQuery *query = sal_record_query_new (self->kind);
  const char *text = gtk_editable_get_text (self->entry);
  g_autofree char *path = find_title_path (self->kind);

  sal_record_query_set_limit (query, MAX_RESULTS);
  set_filter (self, query, NULL);
  if (*text == '\0')
    return query;

  /* the search knows what is in a record, not what those are called that it refers to */
  if (is_searchable (self->kind) && (is_called_by_text (self->kind) || path == NULL))
    {
      sal_record_query_set_search (query, text);
    }
  else if (path != NULL)
    {
      g_autofree char *quoted = sal_expression_quote_text (text);
      g_autofree char *filter = g_strdup_printf ("%s contains %s", path, quoted);

      set_filter (self, query, filter);
    }

  return query;
}

static gpointer
search (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const SalRecordQuery *query = data;
  g_autoptr (GArray) ids = sal_record_query_ids (query, connection, error);

  if (ids == NULL)
    return NULL;

  return sal_records_load (
      connection, sal_record_query_get_kind (query), (const gint64 *) ids->data, ids->len, error);
}

static GtkWidget *
create_row (SalReferencePicker *self, SalRecord *record)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = sal_record_get_title (record);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_box_append (GTK_BOX (box), label);
  if (self->kind->subtitle != NULL)
    {
      g_autofree char *subtitle =
          sal_record_to_display (record,
                                 (guint) sal_kind_field_index (self->kind, self->kind->subtitle),
                                 sal_workspace_get_currency (self->workspace));

      label = gtk_label_new (subtitle);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  sal_accessible_set_label (row, title);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);

  return row;
}

static void
clear_list (SalReferencePicker *self)
{
  sal_list_rows_remove_all (self->list);
}

/* What stands in the list if there is nothing in it. */
static void
show_empty (SalReferencePicker *self, const GError *error)
{
  const char *text = gtk_editable_get_text (self->entry);
  g_autofree char *message = NULL;

  if (error != NULL)
    message = g_strdup (error->message);
  else if (*text != '\0')
    /* Translators: a kind of record, and what was searched for: “No Accounts match “Acme”” */
    message = g_strdup_printf (_ ("No %s match “%s”"), sal_kind_get_plural (self->kind), text);
  else
    message = g_strdup_printf (_ ("There are no %s yet"), sal_kind_get_plural (self->kind));
  gtk_label_set_text (self->empty_label, message);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = sal_store_read_finish (SAL_STORE (source), result, &error);
  SalReferencePicker *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the picker may be gone */

  clear_list (self);
  show_empty (self, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      if (g_ptr_array_index (records, i) != NULL)
        gtk_list_box_append (self->list, create_row (self, g_ptr_array_index (records, i)));
    }
}

static void
start_search (SalReferencePicker *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  sal_store_read_async (sal_workspace_get_store (self->workspace),
                        search,
                        create_query (self),
                        (GDestroyNotify) sal_record_query_free,
                        (GDestroyNotify) g_ptr_array_unref,
                        self->searching,
                        found_cb,
                        self);
}

static void
search_changed_cb (GtkSearchEntry *entry, SalReferencePicker *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    start_search (self);
}

static void
shown_cb (GtkPopover *popover, GParamSpec *pspec, SalReferencePicker *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (popover)))
    return;

  gtk_editable_set_text (self->entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  start_search (self);
}

/* --- choosing --- */

static void
show_title (SalReferencePicker *self)
{
  g_autofree char *name = NULL;

  gtk_label_set_text (self->label, self->id != 0 ? self->title : _ ("None"));
  if (self->id != 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  name = g_strdup_printf ("%s: %s", self->name, gtk_label_get_text (self->label));
  sal_accessible_set_label (GTK_WIDGET (self->button), name);
}

static void
choose (SalReferencePicker *self, gint64 id, const char *title)
{
  gtk_popover_popdown (self->popover);
  if (id == self->id)
    return;

  sal_reference_picker_set_id (self, id, title);
  g_signal_emit (self, changed_signal, 0);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, SalReferencePicker *self)
{
  SalRecord *record = g_object_get_data (G_OBJECT (row), "record");
  g_autofree char *title = sal_record_get_title (record);

  choose (self, sal_record_get_id (record), title);
}

static void
choose_first_cb (SalReferencePicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    row_activated_cb (self->list, row, self);
}

static void
clear_cb (SalReferencePicker *self)
{
  choose (self, 0, NULL);
}

static void
close_cb (SalReferencePicker *self)
{
  gtk_popover_popdown (self->popover);
}

static void
sal_reference_picker_dispose (GObject *object)
{
  SalReferencePicker *self = SAL_REFERENCE_PICKER (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (sal_reference_picker_parent_class)->dispose (object);
}

static void
sal_reference_picker_finalize (GObject *object)
{
  SalReferencePicker *self = SAL_REFERENCE_PICKER (object);

  g_free (self->name);
  g_free (self->title);
  g_free (self->within);

  G_OBJECT_CLASS (sal_reference_picker_parent_class)->finalize (object);
}

static void
sal_reference_picker_class_init (SalReferencePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_reference_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_reference_picker_finalize;

  changed_signal = g_signal_new (
      "changed", SAL_TYPE_REFERENCE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-reference-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, SalReferencePicker, button);
  gtk_widget_class_bind_template_child (widget_class, SalReferencePicker, label);
  gtk_widget_class_bind_template_child (widget_class, SalReferencePicker, popover);
  gtk_widget_class_bind_template_child (widget_class, SalReferencePicker, entry);
  gtk_widget_class_bind_template_child (widget_class, SalReferencePicker, list);
  gtk_widget_class_bind_template_child (widget_class, SalReferencePicker, empty_label);
  gtk_widget_class_bind_template_child (widget_class, SalReferencePicker, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
sal_reference_picker_init (SalReferencePicker *self)
{
  GtkWidget *content;

  gtk_widget_init_template (GTK_WIDGET (self));

  /* menu buttons centre what is in them */
  content = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (self->label)));
  gtk_widget_set_halign (content, GTK_ALIGN_FILL);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self->list));
}

/**
 * sal_reference_picker_new:
 * @workspace: a workspace
 * @kind: the kind of what is referred to
 * @label: the name of the field
 * @required: whether there must be one
 *
 * Creates a picker that refers to nothing yet.
 *
 * Returns: the picker
 */
GtkWidget *
sal_reference_picker_new (SalWorkspace *workspace,
                          const SalKind *kind,
                          const char *label,
                          gboolean required)
{
  SalReferencePicker *self = g_object_new (SAL_TYPE_REFERENCE_PICKER, NULL);
  /* Translators: “Search Accounts” */
  g_autofree char *search_label = g_strdup_printf (_ ("Search %s"), sal_kind_get_plural (kind));

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->name = g_strdup (label);
  gtk_widget_set_visible (self->clear_button, !required);
  g_object_set (self->entry, "placeholder-text", search_label, NULL);
  sal_accessible_set_label (GTK_WIDGET (self->entry), search_label);
  sal_accessible_set_label (GTK_WIDGET (self->list), sal_kind_get_plural (kind));
  show_title (self);

  return GTK_WIDGET (self);
}

gint64
sal_reference_picker_get_id (SalReferencePicker *self)
{
  return self->id;
}

const char *
sal_reference_picker_get_title (SalReferencePicker *self)
{
  return self->title;
}

/**
 * sal_reference_picker_set_id:
 * @self: a picker
 * @id: a record, or 0 for none
 * @title: (nullable): its title
 *
 * Shows a reference, without telling that it changed.
 */
void
sal_reference_picker_set_id (SalReferencePicker *self, gint64 id, const char *title)
{
  g_autofree char *old = g_steal_pointer (&self->title);

  self->id = id;
  self->title = g_strdup (title != NULL ? title : "");
  show_title (self);
}

/**
 * sal_reference_picker_set_within:
 * @self: a picker
 * @filter: (nullable): a filter, or %NULL for all records of the kind
 *
 * Says which records are offered.
 */
void
sal_reference_picker_set_within (SalReferencePicker *self, const char *filter)
{
  g_free (self->within);
  self->within = g_strdup (filter);
}
