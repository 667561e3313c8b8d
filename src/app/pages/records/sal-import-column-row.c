/* sal-import-column-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-column-row.h"

#include <glib/gi18n.h>

#include "sal-import-column-options.h"
#include "sal-number.h"

#define N_SAMPLES       4
#define MOST_NAME_CHARS 18

struct _SalImportColumnRow
{
  GtkListBoxRow parent_instance;

  SalImportDraft *draft;
  guint column;
  gboolean updating;

  GtkLabel *name_label;
  GtkLabel *type_label;
  GtkLabel *samples_label;
  GtkLabel *problem_label;
  GtkDropDown *field_drop_down;
  GtkMenuButton *options_button;
};

G_DEFINE_FINAL_TYPE (SalImportColumnRow, sal_import_column_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
describe_order (SalDateOrder order)
{
  switch (order)
    {
    case SAL_DATE_ORDER_DMY:
      return _ ("Date, day first");
    case SAL_DATE_ORDER_MDY:
      return _ ("Date, month first");
    case SAL_DATE_ORDER_ISO:
    default:
      return _ ("Date, year first");
    }
}

/* Dates are read as the mapping says; where they go nowhere, as they look. */
static const char *
describe_dates (const SalColumnProfile *profile, const SalMappingColumn *details)
{
  const char *undecided = details != NULL ? details->undecided_date : profile->undecided_date;

  if (undecided != NULL)
    return _ ("Date, day or month first");

  return describe_order (details != NULL ? details->date_order : profile->date_order);
}

static char *
describe_type (const SalColumnProfile *profile, const SalMappingColumn *details)
{
  switch (profile->type)
    {
    case SAL_COLUMN_EMPTY:
      return g_strdup (_ ("Empty"));
    case SAL_COLUMN_INTEGER:
      return g_strdup (_ ("Whole numbers"));
    case SAL_COLUMN_NUMBER:
      return g_strdup (profile->decimal_mark == SAL_DECIMAL_COMMA ? _ ("Numbers, decimal comma")
                                                                  : _ ("Numbers, decimal point"));
    case SAL_COLUMN_MONEY:
      return profile->currency[0] != '\0' ? g_strdup_printf (_ ("Money in %s"), profile->currency)
                                          : g_strdup (_ ("Money"));
    case SAL_COLUMN_RATE:
      return g_strdup (_ ("Percentages"));
    case SAL_COLUMN_DATE:
      return g_strdup (describe_dates (profile, details));
    case SAL_COLUMN_TIME:
      return g_strdup (_ ("Date and time"));
    case SAL_COLUMN_BOOLEAN:
      return g_strdup (_ ("Yes or no"));
    case SAL_COLUMN_CHOICE:
      return g_strdup_printf (
          ngettext ("%u different text", "%u different texts", profile->n_distinct),
          profile->n_distinct);
    case SAL_COLUMN_TEXT:
    default:
      return g_strdup (profile->unique ? _ ("Texts, each once") : _ ("Texts"));
    }
}

static char *
join_samples (const SalColumnProfile *profile)
{
  g_autoptr (GString) samples = g_string_new (NULL);

  for (guint i = 0; profile->distinct[i] != NULL && i < N_SAMPLES; i++)
    {
      g_autofree char *line = g_strdup (profile->distinct[i]);

      g_strdelimit (line, "\r\n", ' ');
      g_string_append_printf (samples, "%s%s", i > 0 ? " · " : "", line);
    }
  if (profile->n_distinct > N_SAMPLES)
    g_string_append (samples, " · …");

  return g_string_free (g_steal_pointer (&samples), FALSE);
}

static char *
describe_problem (const SalColumnProfile *profile, const SalMappingColumn *details)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *n_values = sal_number_format (profile->n_values, 0);
  g_autofree char *n_rows = sal_number_format (profile->n_values + profile->n_empty, 0);

  if (details != NULL && details->undecided_date != NULL)
    {
      g_autofree char *what = sal_mapping_column_describe_dates (details);

      /* nothing else counts before that is decided */
      return g_strdup_printf (_ ("%s: choose which, under the cogwheel"), what);
    }
  if (profile->n_misfits > 0)
    g_string_append_printf (text,
                            ngettext ("%u of the first %s values cannot be read as the others",
                                      "%u of the first %s values cannot be read as the others",
                                      profile->n_misfits),
                            profile->n_misfits,
                            n_values);
  if (profile->n_empty > 0 && profile->n_values > 0)
    {
      g_autofree char *n_empty = sal_number_format (profile->n_empty, 0);

      g_string_append_printf (text,
                              _ ("%s%s of the first %s rows are empty"),
                              text->len > 0 ? "; " : "",
                              n_empty,
                              n_rows);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
set_style (GtkWidget *widget, const char *style, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, style);
  else
    gtk_widget_remove_css_class (widget, style);
}

/* What is found in the column, which depends on how it is read */
static void
show_findings (SalImportColumnRow *self)
{
  const SalColumnProfile *profile = sal_import_draft_get_column (self->draft, self->column);
  const SalMappingColumn *details = sal_import_draft_get_details (self->draft, self->column);
  gboolean undecided = details != NULL && details->undecided_date != NULL;
  gboolean is_warning = profile->n_misfits > 0 || undecided;
  g_autofree char *type = describe_type (profile, details);
  g_autofree char *samples = join_samples (profile);
  g_autofree char *problem = describe_problem (profile, details);
  g_autofree char *sentence = g_strdup_printf (
      "%s, %s: %s%s%s", profile->name, type, samples, *problem != '\0' ? "; " : "", problem);

  gtk_label_set_label (self->type_label, type);
  gtk_label_set_label (self->samples_label, samples);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->samples_label), samples);
  gtk_widget_set_visible (GTK_WIDGET (self->samples_label), *samples != '\0');
  gtk_label_set_label (self->problem_label, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), *problem != '\0');
  set_style (GTK_WIDGET (self->problem_label), "warning", is_warning);
  set_style (GTK_WIDGET (self->problem_label), "dim-label", !is_warning);
  set_style (GTK_WIDGET (self->options_button), "warning", undecided);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
show_column (SalImportColumnRow *self)
{
  const SalColumnProfile *profile = sal_import_draft_get_column (self->draft, self->column);
  g_autofree char *label = g_strdup_printf (_ ("Field for %s"), profile->name);
  g_autofree char *options = g_strdup_printf (_ ("How %s Is Read"), profile->name);

  gtk_label_set_label (self->name_label, profile->name);
  /* where there is little room the name is the last to be shortened */
  gtk_label_set_width_chars (self->name_label,
                             MIN ((int) g_utf8_strlen (profile->name, -1), MOST_NAME_CHARS));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), profile->name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->field_drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->options_button), options);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->options_button), GTK_ACCESSIBLE_PROPERTY_LABEL, options, -1);
}

/* "Do Not Import" and the fields of the kind; or what the column is used for, in one. */
static GtkStringList *
list_targets (SalImportColumnRow *self)
{
  GtkStringList *targets = gtk_string_list_new (NULL);
  const SalKind *kind = sal_import_draft_get_kind (self->draft);
  g_autofree char *use = NULL;

  gtk_string_list_append (targets, _ ("Do Not Import"));
  if (sal_import_draft_is_compound (self->draft))
    {
      use = sal_import_draft_describe_use (self->draft, self->column);
      if (use != NULL)
        gtk_string_list_append (targets, use);
      return targets;
    }
  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    {
      const SalField *field = &kind->fields[i];
      const char *label = sal_field_get_label (field);

      if (field->flags & SAL_FIELD_REQUIRED)
        gtk_string_list_take (targets, g_strdup_printf (_ ("%s (required)"), label));
      else
        gtk_string_list_append (targets, label);
    }

  return targets;
}

static void
field_selected_cb (SalImportColumnRow *self)
{
  const SalKind *kind = sal_import_draft_get_kind (self->draft);
  guint selected = gtk_drop_down_get_selected (self->field_drop_down);

  if (self->updating || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (sal_import_draft_is_compound (self->draft))
    sal_import_draft_set_used (self->draft, self->column, selected > 0);
  else
    sal_import_draft_set_field (
        self->draft, self->column, selected > 0 ? &kind->fields[selected - 1] : NULL);
}

static void
create_options_cb (GtkMenuButton *button, gpointer user_data)
{
  SalImportColumnRow *self = SAL_IMPORT_COLUMN_ROW (user_data);

  gtk_menu_button_set_popover (button, sal_import_column_options_new (self->draft, self->column));
}

static void
sal_import_column_row_dispose (GObject *object)
{
  SalImportColumnRow *self = SAL_IMPORT_COLUMN_ROW (object);

  g_clear_object (&self->draft);

  G_OBJECT_CLASS (sal_import_column_row_parent_class)->dispose (object);
}

static void
sal_import_column_row_class_init (SalImportColumnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_import_column_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-import-column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SalImportColumnRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, SalImportColumnRow, type_label);
  gtk_widget_class_bind_template_child (widget_class, SalImportColumnRow, samples_label);
  gtk_widget_class_bind_template_child (widget_class, SalImportColumnRow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, SalImportColumnRow, field_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SalImportColumnRow, options_button);
  gtk_widget_class_bind_template_callback (widget_class, field_selected_cb);
}

static void
sal_import_column_row_init (SalImportColumnRow *self)
{
  g_autoptr (GtkExpression) string =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_drop_down_set_expression (self->field_drop_down, string);
  gtk_menu_button_set_create_popup_func (self->options_button, create_options_cb, self, NULL);
}

/**
 * sal_import_column_row_new:
 * @draft: a draft that has been read
 * @column: an index of a column
 *
 * Creates a row for a column of a file.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sal_import_column_row_new (SalImportDraft *draft, guint column)
{
  SalImportColumnRow *self = g_object_new (SAL_TYPE_IMPORT_COLUMN_ROW, NULL);
  g_autoptr (GtkStringList) targets = NULL;

  self->draft = g_object_ref (draft);
  self->column = column;
  self->updating = TRUE;
  targets = list_targets (self);
  gtk_drop_down_set_model (self->field_drop_down, G_LIST_MODEL (targets));
  gtk_drop_down_set_enable_search (self->field_drop_down,
                                   g_list_model_get_n_items (G_LIST_MODEL (targets)) > 10);
  show_column (self);
  sal_import_column_row_update (self);

  return GTK_WIDGET (self);
}

/**
 * sal_import_column_row_update:
 * @self: a row
 *
 * Shows where the column goes now.
 */
void
sal_import_column_row_update (SalImportColumnRow *self)
{
  const SalKind *kind = sal_import_draft_get_kind (self->draft);
  const SalField *field = sal_import_draft_get_field (self->draft, self->column);
  gboolean used = sal_import_draft_is_used (self->draft, self->column);
  guint selected = used ? 1 : 0;

  if (field != NULL)
    selected = (guint) (field - kind->fields) + 1;
  show_findings (self);
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->field_drop_down, selected);
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->options_button),
                          sal_import_column_options_exist (self->draft, self->column));
}
