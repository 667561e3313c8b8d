/* sal-import-column-options.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-column-options.h"

#include <glib/gi18n.h>

/* The popover in which is said how the texts of one column are read. */

typedef enum
{
  OPTION_DATE_ORDER,
  OPTION_DECIMAL_MARK,
  OPTION_SCALE,
  OPTION_PERCENT,
  OPTION_CREATE,
  N_OPTIONS,
} Option;

#define MOST_CHOICES 4

static const struct
{
  const char *label;
  const char *choices[MOST_CHOICES + 1];
} options[N_OPTIONS] = {
  [OPTION_DATE_ORDER] = { N_ ("Dates Are Written"),
                          { N_ ("Year First"), N_ ("Day First"), N_ ("Month First") } },
  [OPTION_DECIMAL_MARK] = { N_ ("Decimal Mark"),
                            { N_ ("Found per Value"), N_ ("Point"), N_ ("Comma") } },
  [OPTION_SCALE] = { N_ ("Numbers Are In"),
                     { N_ ("Units"), N_ ("Thousands"), N_ ("Millions"), N_ ("Billions") } },
  [OPTION_PERCENT] = { N_ ("27 Means"), { N_ ("2,700 %"), N_ ("27 %") } },
  [OPTION_CREATE] = { N_ ("Missing Records Are"), { N_ ("Reported"), N_ ("Added") } },
};

static const gint64 scales[] = { 1, 1000, 1000000, 1000000000 };

static gboolean
applies (Option option, const SalKind *kind, const SalField *field)
{
  switch (option)
    {
    case OPTION_DATE_ORDER:
      return field->type == SAL_FIELD_DATE || field->type == SAL_FIELD_TIME;
    case OPTION_DECIMAL_MARK:
      return field->type == SAL_FIELD_MONEY || field->type == SAL_FIELD_RATE ||
             field->type == SAL_FIELD_REAL || field->type == SAL_FIELD_INTEGER;
    case OPTION_SCALE:
      return field->type == SAL_FIELD_MONEY || field->type == SAL_FIELD_REAL ||
             field->type == SAL_FIELD_INTEGER;
    case OPTION_PERCENT:
      return field->type == SAL_FIELD_RATE;
    case OPTION_CREATE:
      /* records of the same kind come from rows of the file */
      return field->type == SAL_FIELD_REFERENCE && field->references != kind;
    default:
      return FALSE;
    }
}

static guint
get_choice (Option option, const SalMappingColumn *details)
{
  switch (option)
    {
    case OPTION_DATE_ORDER:
      return details->undecided_date == NULL ? details->date_order : GTK_INVALID_LIST_POSITION;
    case OPTION_DECIMAL_MARK:
      return details->decimal_mark;
    case OPTION_SCALE:
      for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
        if (scales[i] == details->scale)
          return i;
      return GTK_INVALID_LIST_POSITION;
    case OPTION_PERCENT:
      return details->percent ? 1 : 0;
    case OPTION_CREATE:
    default:
      return details->create ? 1 : 0;
    }
}

static void
set_choice (Option option, SalMappingColumn *details, guint choice)
{
  switch (option)
    {
    case OPTION_DATE_ORDER:
      sal_mapping_column_set_date_order (details, choice, NULL);
      break;
    case OPTION_DECIMAL_MARK:
      details->decimal_mark = choice;
      break;
    case OPTION_SCALE:
      details->scale = scales[choice];
      break;
    case OPTION_PERCENT:
      details->percent = choice == 1;
      break;
    case OPTION_CREATE:
    default:
      details->create = choice == 1;
    }
}

typedef struct
{
  SalImportDraft *draft;
  guint column;
  Option option;
} Chooser;

static void
chooser_free (gpointer data, GClosure *closure)
{
  Chooser *chooser = data;

  g_object_unref (chooser->draft);
  g_free (chooser);
}

static void
selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, Chooser *chooser)
{
  guint choice = gtk_drop_down_get_selected (drop_down);
  SalMappingColumn *details = NULL;

  if (chooser->column < sal_import_draft_get_n_columns (chooser->draft))
    details = sal_import_draft_get_details (chooser->draft, chooser->column);
  if (details == NULL || choice == GTK_INVALID_LIST_POSITION ||
      get_choice (chooser->option, details) == choice)
    return;
  set_choice (chooser->option, details, choice);
  sal_import_draft_details_changed (chooser->draft);
}

static GtkWidget *
create_drop_down (SalImportDraft *draft, guint column, Option option)
{
  const SalMappingColumn *details = sal_import_draft_get_details (draft, column);
  GtkStringList *choices = gtk_string_list_new (NULL);
  Chooser *chooser = g_new (Chooser, 1);
  GtkWidget *drop_down;

  for (guint i = 0; options[option].choices[i] != NULL; i++)
    gtk_string_list_append (choices, _ (options[option].choices[i]));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (choices), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), get_choice (option, details));
  *chooser = (Chooser){ g_object_ref (draft), column, option };
  g_signal_connect_data (
      drop_down, "notify::selected", G_CALLBACK (selected_cb), chooser, chooser_free, 0);

  return drop_down;
}

/**
 * sal_import_column_options_exist:
 * @draft: a draft
 * @column: an index of a column
 *
 * Tells whether there is anything to choose about how a column is read.
 *
 * Returns: %TRUE if there is
 */
gboolean
sal_import_column_options_exist (SalImportDraft *draft, guint column)
{
  const SalField *field = sal_import_draft_get_field (draft, column);

  for (Option option = 0; field != NULL && option < N_OPTIONS; option++)
    if (applies (option, sal_import_draft_get_kind (draft), field))
      return TRUE;

  return FALSE;
}

/**
 * sal_import_column_options_new:
 * @draft: a draft
 * @column: an index of a column that goes to a field
 *
 * Creates the popover in which is said how a column is read.
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
sal_import_column_options_new (SalImportDraft *draft, guint column)
{
  const SalField *field = sal_import_draft_get_field (draft, column);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *grid = gtk_grid_new ();
  int row = 0;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (Option option = 0; field != NULL && option < N_OPTIONS; option++)
    {
      GtkWidget *label, *drop_down;

      if (!applies (option, sal_import_draft_get_kind (draft), field))
        continue;
      label = gtk_label_new (_ (options[option].label));
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_add_css_class (label, "dim-label");
      drop_down = create_drop_down (draft, column, option);
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (options[option].label), -1);
      gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), drop_down, 1, row, 1, 1);
      row++;
    }
  gtk_popover_set_child (GTK_POPOVER (popover), grid);

  return popover;
}
