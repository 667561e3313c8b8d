/* sal-measure-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-measure-dialog-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-number.h"

/* A row that opens: its switch says whether the column is imported. The widgets in it are kept as
 * data of the row. */

static const char name_key[] = "name-row";
static const char unit_key[] = "unit-row";
static const char additive_key[] = "additive-switch";

static GtkWidget *
add_entry (GtkWidget *row, const char *key, const char *title, const char *text)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), entry);
  g_object_set_data (G_OBJECT (row), key, entry);

  return entry;
}

static void
add_switch (GtkWidget *row, gboolean active)
{
  GtkWidget *additive = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (additive), _ ("Adds Up over Areas"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (additive),
                               _ ("A share or a mean does not, and territories cannot be balanced "
                                  "by it"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (additive), 0);
  gtk_switch_set_active (GTK_SWITCH (toggle), active);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  sal_accessible_set_label (toggle, _ ("Adds Up over Areas"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (additive), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (additive), toggle);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), additive);
  g_object_set_data (G_OBJECT (row), additive_key, toggle);
}

/**
 * sal_measure_row_new:
 * @column: a column
 * @n_areas: how many areas there are
 *
 * Creates a row for a column, which is chosen if it likely is a measure.
 *
 * Returns: (transfer full) (type AdwExpanderRow): the row
 */
GtkWidget *
sal_measure_row_new (const SalMeasureColumn *column, guint n_areas)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *n = sal_number_format (column->figures->n_values, 0);
  g_autofree char *all = sal_number_format (n_areas, 0);
  /* translators: how many of all areas have a value */
  g_autofree char *text = g_strdup_printf (_ ("%1$s of %2$s areas have a value"), n, all);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), column->column);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), text);
  adw_expander_row_set_show_enable_switch (ADW_EXPANDER_ROW (row), TRUE);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), column->is_likely);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  sal_accessible_set_label (row, column->column);
  add_entry (row, name_key, _ ("Name"), column->column);
  add_entry (row, unit_key, _ ("Unit"), "");
  add_switch (row, column->additive);

  return row;
}

gboolean
sal_measure_row_is_wanted (GtkWidget *row)
{
  return adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (row));
}

gboolean
sal_measure_row_is_additive (GtkWidget *row)
{
  return gtk_switch_get_active (g_object_get_data (G_OBJECT (row), additive_key));
}

static char *
dup_text (GtkWidget *row, const char *key)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (row), key);

  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

char *
sal_measure_row_dup_name (GtkWidget *row)
{
  return dup_text (row, name_key);
}

char *
sal_measure_row_dup_unit (GtkWidget *row)
{
  return dup_text (row, unit_key);
}
