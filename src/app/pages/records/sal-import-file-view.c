/* sal-import-file-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-file-view.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-import-column-row.h"

struct _SalImportFileView
{
  AdwBin parent_instance;

  SalImportDraft *draft;
  gboolean optional;
  gboolean updating;

  GPtrArray *kinds; /* of const SalKind *, as in kind_row; NULL leaves the file out */
  GPtrArray *keys;  /* of const char *: names of fields, as in key_row; NULL for none */
  char *key_labels; /* in one */
  GPtrArray *texts; /* of GtkWidget: rows of text_group */

  /* what the rows of column_list were made for */
  guint shown_reading;
  const SalKind *shown_kind;
  gboolean shown_compound;

  AdwViewStack *stack;
  AdwStatusPage *error_page;
  GtkWidget *problem_box;
  GtkLabel *problem_label;
  AdwComboRow *kind_row;
  AdwActionRow *compound_row;
  GtkSwitch *compound_switch;
  AdwComboRow *key_row;
  AdwExpanderRow *format_row;
  AdwComboRow *delimiter_row;
  AdwComboRow *encoding_row;
  GtkSwitch *header_switch;
  GtkWidget *column_group;
  GtkListBox *column_list;
  AdwPreferencesGroup *text_group;
  GtkWidget *note_group;
  GtkLabel *note_label;
};

G_DEFINE_FINAL_TYPE (SalImportFileView, sal_import_file_view, ADW_TYPE_BIN)

static const struct
{
  char delimiter;
  const char *label;
} delimiters[] = {
  { ',', N_ ("Commas") },
  { ';', N_ ("Semicolons") },
  { '\t', N_ ("Tabs") },
  { '|', N_ ("Vertical Bars") },
};

static const struct
{
  const char *encoding;
  const char *label;
} encodings[] = {
  { "UTF-8", N_ ("Unicode (UTF-8)") },
  { "UTF-16", N_ ("Unicode (UTF-16)") },
  { "WINDOWS-1252", N_ ("Western (Windows-1252)") },
  { "WINDOWS-1250", N_ ("Central European (Windows-1250)") },
  { "ISO-8859-15", N_ ("Western (ISO 8859-15)") },
  { "SHIFT_JIS", N_ ("Japanese (Shift JIS)") },
  { "GB18030", N_ ("Chinese (GB 18030)") },
};

/* --- what is chosen --- */

static void
kind_selected_cb (SalImportFileView *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);

  if (!self->updating && selected < self->kinds->len)
    sal_import_draft_set_kind (self->draft, self->kinds->pdata[selected]);
}

static void
compound_toggled_cb (SalImportFileView *self)
{
  if (!self->updating)
    sal_import_draft_set_compound (self->draft, gtk_switch_get_active (self->compound_switch));
}

static void
key_selected_cb (SalImportFileView *self)
{
  guint selected = adw_combo_row_get_selected (self->key_row);

  if (!self->updating && selected < self->keys->len)
    sal_import_draft_set_key (self->draft, self->keys->pdata[selected]);
}

static void
delimiter_selected_cb (SalImportFileView *self)
{
  guint selected = adw_combo_row_get_selected (self->delimiter_row);

  if (!self->updating && selected < G_N_ELEMENTS (delimiters))
    sal_import_draft_set_delimiter (self->draft, delimiters[selected].delimiter);
}

static void
encoding_selected_cb (SalImportFileView *self)
{
  guint selected = adw_combo_row_get_selected (self->encoding_row);

  if (!self->updating && selected < G_N_ELEMENTS (encodings))
    sal_import_draft_set_encoding (self->draft, encodings[selected].encoding);
}

static void
header_toggled_cb (SalImportFileView *self)
{
  if (!self->updating)
    sal_import_draft_set_has_header (self->draft, gtk_switch_get_active (self->header_switch));
}

static void
text_applied_cb (AdwEntryRow *row, SalImportFileView *self)
{
  sal_import_draft_set_text (self->draft,
                             g_object_get_data (G_OBJECT (row), "field"),
                             gtk_editable_get_text (GTK_EDITABLE (row)));
}

/* --- what is shown --- */

static void
fill_kinds (SalImportFileView *self)
{
  const SalKind *const *kinds = sal_import_draft_get_kinds (self->draft);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  if (self->optional)
    {
      gtk_string_list_append (labels, _ ("Leave This File Out"));
      g_ptr_array_add (self->kinds, NULL);
    }
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      if (kinds[i]->hidden)
        continue;
      gtk_string_list_append (labels, sal_kind_get_plural (kinds[i]));
      g_ptr_array_add (self->kinds, (gpointer) kinds[i]);
    }
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (labels));
}

static void
fill_formats (SalImportFileView *self)
{
  g_autoptr (GtkStringList) delimiter_labels = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) encoding_labels = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (delimiters); i++)
    gtk_string_list_append (delimiter_labels, _ (delimiters[i].label));
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (encoding_labels, _ (encodings[i].label));
  adw_combo_row_set_model (self->delimiter_row, G_LIST_MODEL (delimiter_labels));
  adw_combo_row_set_model (self->encoding_row, G_LIST_MODEL (encoding_labels));
}

/* What to do where the file does not tell what is in it. */
static void
show_kind_hint (SalImportFileView *self, gboolean is_known)
{
  const char *hint = "";

  if (!is_known && self->optional)
    hint = _ ("Left out: to import the file, choose what its rows are");
  else if (!is_known)
    hint = _ ("The headings of the file do not tell what its rows are: choose that here, and then "
              "the field each column goes to");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->kind_row), hint);
}

static void
show_kind (SalImportFileView *self)
{
  const SalKind *kind = sal_import_draft_get_kind (self->draft);
  guint position;

  if (!g_ptr_array_find (self->kinds, kind, &position))
    position = GTK_INVALID_LIST_POSITION;
  adw_combo_row_set_selected (self->kind_row, position);
  show_kind_hint (self, kind != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->compound_row),
                          sal_import_draft_can_be_compound (self->draft));
  gtk_switch_set_active (self->compound_switch, sal_import_draft_is_compound (self->draft));
}

static void
show_format (SalImportFileView *self)
{
  char delimiter = sal_import_draft_get_delimiter (self->draft);
  const char *encoding = sal_import_draft_get_encoding (self->draft);
  gboolean has_header = sal_import_draft_get_has_header (self->draft);
  const char *delimiter_label = NULL;
  const char *encoding_label = encoding;
  g_autofree char *lower = NULL;
  g_autofree char *subtitle = NULL;

  adw_combo_row_set_selected (self->delimiter_row, GTK_INVALID_LIST_POSITION);
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (delimiters[i].delimiter == delimiter)
      {
        adw_combo_row_set_selected (self->delimiter_row, i);
        delimiter_label = _ (delimiters[i].label);
      }
  adw_combo_row_set_selected (self->encoding_row, GTK_INVALID_LIST_POSITION);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_strcmp0 (encodings[i].encoding, encoding) == 0)
      {
        adw_combo_row_set_selected (self->encoding_row, i);
        encoding_label = _ (encodings[i].label);
      }
  gtk_switch_set_active (self->header_switch, has_header);

  lower = delimiter_label != NULL ? g_utf8_strdown (delimiter_label, -1)
                                  : g_strdup_printf ("“%c”", delimiter);
  subtitle =
      g_strdup_printf (has_header ? _ ("%s, separated by %s, the first row names the columns")
                                  : _ ("%s, separated by %s, without names of columns"),
                       encoding_label,
                       lower);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->format_row),
                                 sal_import_draft_get_name (self->draft));
  adw_expander_row_set_subtitle (self->format_row, subtitle);
}

static void
add_key (SalImportFileView *self, GPtrArray *labels, const char *name, const char *label)
{
  g_ptr_array_add (labels, (gpointer) label);
  g_ptr_array_add (self->keys, (gpointer) name);
}

/* The choices are replaced only where they are others: this is called while one is being chosen. */
static void
set_key_labels (SalImportFileView *self, GPtrArray *labels)
{
  g_autofree char *joined = NULL;
  g_autoptr (GtkStringList) list = NULL;

  g_ptr_array_add (labels, NULL);
  joined = g_strjoinv ("\n", (char **) labels->pdata);
  if (g_strcmp0 (joined, self->key_labels) == 0)
    return;
  g_free (self->key_labels);
  self->key_labels = g_steal_pointer (&joined);
  list = gtk_string_list_new ((const char *const *) labels->pdata);
  adw_combo_row_set_model (self->key_row, G_LIST_MODEL (list));
}

/* (transfer full): what the key does */
static char *
write_key_effect (const SalMappingPart *part, const SalKind *kind)
{
  const SalField *owner = sal_mapping_part_find_key_owner (part, kind);
  const SalField *field = part->key[0] != NULL && part->key[1] == NULL
                              ? sal_kind_find_field (kind, part->key[0])
                              : NULL;

  if (field == NULL)
    return g_strdup (_ ("Rows whose record is there already change it"));
  if (owner == NULL)
    /* translators: a field */
    return g_strdup_printf (_ ("A row changes the record of the same %s, or adds one"),
                            sal_field_get_label (field));
  if (sal_mapping_part_find (part, owner->name) != NULL)
    /* translators: two fields, such as Name and Account */
    return g_strdup_printf (_ ("A row changes the record of the same %1$s within its %2$s, or adds "
                               "one: namesakes elsewhere stay as they are"),
                            sal_field_get_label (field),
                            sal_field_get_label (owner));

  /* translators: two fields, such as Name and Account */
  return g_strdup_printf (_ ("A row changes the record of the same %1$s, whatever its %2$s: give "
                             "%2$s a column to tell namesakes apart"),
                          sal_field_get_label (field),
                          sal_field_get_label (owner));
}

static void
show_key_effect (SalImportFileView *self, const SalMappingPart *part, const SalKind *kind)
{
  g_autofree char *effect = write_key_effect (part, kind);
  g_autofree char *escaped = g_markup_escape_text (effect, -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->key_row), escaped);
}

/* Fields that are mapped can tell records apart; a key of several fields is one more choice, which
 * lies past keys, so that choosing it changes nothing. */
static void
show_key (SalImportFileView *self)
{
  const SalMapping *mapping = sal_import_draft_get_mapping (self->draft);
  const SalKind *kind = sal_import_draft_get_kind (self->draft);
  gboolean single = mapping != NULL && mapping->parts->len == 1;
  const SalMappingPart *part = single ? mapping->parts->pdata[0] : NULL;
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *several = NULL;
  g_autofree char *together = NULL;
  guint selected = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->key_row), single);
  if (!single)
    return;
  g_ptr_array_set_size (self->keys, 0);
  if (kind->together != NULL)
    together = sal_kind_name_together (kind);
  add_key (self, labels, NULL, together != NULL ? together : _ ("Nothing, Compare All Values"));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SalField *field = &kind->fields[i];

      if (sal_mapping_part_find (part, field->name) == NULL)
        continue;
      if (part->key[0] != NULL && strcmp (part->key[0], field->name) == 0)
        selected = self->keys->len;
      add_key (self, labels, field->name, sal_field_get_label (field));
    }
  if (part->key[0] != NULL && part->key[1] != NULL)
    {
      selected = labels->len;
      several = g_strjoinv (" + ", part->key);
      g_ptr_array_add (labels, several);
    }
  set_key_labels (self, labels);
  adw_combo_row_set_selected (self->key_row, selected);
  show_key_effect (self, part, kind);
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static gboolean
are_columns_shown (SalImportFileView *self)
{
  return self->shown_reading == sal_import_draft_get_n_readings (self->draft) &&
         self->shown_kind == sal_import_draft_get_kind (self->draft) &&
         self->shown_compound == sal_import_draft_is_compound (self->draft);
}

static void
show_columns (SalImportFileView *self)
{
  guint n_columns = sal_import_draft_get_n_columns (self->draft);
  gboolean has_kind = sal_import_draft_get_kind (self->draft) != NULL;
  GtkListBoxRow *row;

  gtk_widget_set_visible (self->column_group, has_kind);
  if (!are_columns_shown (self))
    {
      clear_list (self->column_list);
      for (guint i = 0; i < n_columns && has_kind; i++)
        gtk_list_box_append (self->column_list, sal_import_column_row_new (self->draft, i));
      self->shown_reading = sal_import_draft_get_n_readings (self->draft);
      self->shown_kind = sal_import_draft_get_kind (self->draft);
      self->shown_compound = sal_import_draft_is_compound (self->draft);
      return;
    }
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->column_list, i)) != NULL; i++)
    sal_import_column_row_update (SAL_IMPORT_COLUMN_ROW (row));
}

static GtkWidget *
find_text_row (SalImportFileView *self, const SalField *field)
{
  for (guint i = 0; i < self->texts->len; i++)
    if (g_object_get_data (self->texts->pdata[i], "field") == field)
      return self->texts->pdata[i];

  return NULL;
}

static GtkWidget *
add_text_row (SalImportFileView *self, const SalField *field)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *title = field->flags & SAL_FIELD_REQUIRED
                               ? g_strdup_printf (_ ("%s (required)"), sal_field_get_label (field))
                               : g_strdup (sal_field_get_label (field));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  g_signal_connect (row, "apply", G_CALLBACK (text_applied_cb), self);
  g_ptr_array_add (self->texts, row);
  adw_preferences_group_add (self->text_group, row);

  return row;
}

static void
remove_text_row (SalImportFileView *self, GtkWidget *row)
{
  g_ptr_array_remove (self->texts, row);
  adw_preferences_group_remove (self->text_group, row);
}

static void
show_text (SalImportFileView *self, const SalField *field)
{
  g_autofree char *text = sal_import_draft_dup_text (self->draft, field);
  gboolean required = (field->flags & SAL_FIELD_REQUIRED) && field->initial == NULL;
  gboolean wanted = text != NULL && (required || *text != '\0');
  GtkWidget *row = find_text_row (self, field);

  if (!wanted)
    {
      if (row != NULL)
        remove_text_row (self, row);
      return;
    }
  if (row == NULL)
    row = add_text_row (self, field);
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (row)), text) != 0)
    {
      /* what is set by the program is not to be applied */
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), FALSE);
      gtk_editable_set_text (GTK_EDITABLE (row), text);
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
    }
  if (required && *text == '\0')
    gtk_widget_add_css_class (row, "warning");
  else
    gtk_widget_remove_css_class (row, "warning");
}

/* Fields that no column goes to and that are set or must be */
static void
show_texts (SalImportFileView *self)
{
  const SalMapping *mapping = sal_import_draft_get_mapping (self->draft);
  const SalKind *kind = sal_import_draft_get_kind (self->draft);
  gboolean single = mapping != NULL && mapping->parts->len == 1;

  for (guint i = self->texts->len; i > 0; i--)
    {
      const SalField *field = g_object_get_data (self->texts->pdata[i - 1], "field");

      if (!single || sal_kind_find_field (kind, field->name) != field)
        remove_text_row (self, self->texts->pdata[i - 1]);
    }
  for (guint i = 0; single && i < kind->n_fields; i++)
    show_text (self, &kind->fields[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->text_group), self->texts->len > 0);
}

static void
show_notes (SalImportFileView *self)
{
  const GPtrArray *notes = sal_import_draft_get_notes (self->draft);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) notes->pdata[i]);
  gtk_label_set_label (self->note_label, text->str);
  gtk_widget_set_visible (self->note_group, notes->len > 0);
}

static void
show_problem (SalImportFileView *self)
{
  g_autoptr (GError) error = NULL;
  gboolean right = sal_import_draft_check (self->draft, &error);

  gtk_label_set_label (self->problem_label, right ? "" : error->message);
  gtk_widget_set_visible (self->problem_box, !right);
}

static void
update (SalImportFileView *self)
{
  const GError *error = sal_import_draft_get_error (self->draft);

  if (sal_import_draft_is_loading (self->draft))
    {
      /* what is shown stays until it is read again, and so does the focus */
      if (sal_import_draft_get_n_readings (self->draft) == 0)
        adw_view_stack_set_visible_child_name (self->stack, "loading");
      return;
    }
  if (error != NULL)
    {
      g_autofree char *message = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->error_page, message);
      adw_view_stack_set_visible_child_name (self->stack, "error");
      return;
    }

  self->updating = TRUE;
  show_kind (self);
  show_format (self);
  show_key (self);
  show_columns (self);
  show_texts (self);
  show_notes (self);
  show_problem (self);
  self->updating = FALSE;
  adw_view_stack_set_visible_child_name (self->stack, "content");
}

static void
sal_import_file_view_dispose (GObject *object)
{
  SalImportFileView *self = SAL_IMPORT_FILE_VIEW (object);

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (sal_import_file_view_parent_class)->dispose (object);
}

static void
sal_import_file_view_finalize (GObject *object)
{
  SalImportFileView *self = SAL_IMPORT_FILE_VIEW (object);

  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->keys);
  g_free (self->key_labels);
  g_ptr_array_unref (self->texts);

  G_OBJECT_CLASS (sal_import_file_view_parent_class)->finalize (object);
}

static void
sal_import_file_view_class_init (SalImportFileViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_import_file_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_import_file_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-import-file-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, stack);
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, error_page);
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, problem_box);
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, problem_label);
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, kind_row);
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, compound_row);
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, compound_switch);
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, key_row);
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, format_row);
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, header_switch);
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, column_group);
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, column_list);
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, text_group);
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, note_group);
  gtk_widget_class_bind_template_child (widget_class, SalImportFileView, note_label);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, compound_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, delimiter_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, encoding_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_toggled_cb);
}

static void
sal_import_file_view_init (SalImportFileView *self)
{
  self->kinds = g_ptr_array_new ();
  self->keys = g_ptr_array_new ();
  self->texts = g_ptr_array_new ();
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sal_import_file_view_new:
 * @draft: a file that is about to be imported
 * @optional: whether the file can be left out
 *
 * Creates a view in which is chosen how @draft is imported.
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
sal_import_file_view_new (SalImportDraft *draft, gboolean optional)
{
  SalImportFileView *self = g_object_new (SAL_TYPE_IMPORT_FILE_VIEW, NULL);

  self->draft = g_object_ref (draft);
  self->optional = optional;
  fill_kinds (self);
  fill_formats (self);
  self->updating = FALSE;
  g_signal_connect_swapped (draft, "changed", G_CALLBACK (update), self);
  update (self);

  return GTK_WIDGET (self);
}
