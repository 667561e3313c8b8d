/* sal-measure-dialog-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-measure-dialog-private.h"

#include <glib/gi18n.h>

#include "sal-list-rows.h"
#include "sal-number.h"

#define N_SAMPLES    4
#define MAX_NAMED    40  /* codes in one sentence */
#define MAX_FINDINGS 100 /* all of them can be copied */

static void
add_row (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row = sal_list_rows_new_text (title, subtitle);

  gtk_list_box_append (list, row);
}

static const SalMeasureColumn *
get_column (SalMeasureDialog *self, guint index)
{
  return g_ptr_array_index (self->study->columns, index);
}

/**
 * sal_measure_dialog_show_measures:
 * @self: the dialog, with a study
 *
 * Lists the columns that may be measures.
 */
void
sal_measure_dialog_show_measures (SalMeasureDialog *self)
{
  guint n_areas;

  sal_geography_get_areas (self->study->geography, &n_areas);
  sal_list_rows_remove_all (self->measures);
  for (guint i = 0; i < self->study->columns->len; i++)
    {
      GtkWidget *row = sal_measure_row_new (get_column (self, i), n_areas);

      g_signal_connect_object (row,
                               "notify::enable-expansion",
                               G_CALLBACK (sal_measure_dialog_update_button),
                               self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (self->measures, row);
    }
  gtk_widget_set_visible (self->measures_group, self->study->columns->len > 0);
}

/**
 * sal_measure_dialog_show_samples:
 * @self: the dialog, with a study
 *
 * Shows the first rows: the code, and what the other columns say.
 */
void
sal_measure_dialog_show_samples (SalMeasureDialog *self)
{
  const SalSheet *sheet = self->study->sheet;
  guint n = MIN (sal_sheet_get_n_rows (sheet), N_SAMPLES);

  sal_list_rows_remove_all (self->samples);
  for (guint row = 0; row < n; row++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      const char *code = sal_sheet_get (sheet, row, self->study->code_column);

      for (guint i = 0; i < sheet->columns->len; i++)
        if (i != self->study->code_column)
          g_string_append_printf (text,
                                  "%s%s %s",
                                  text->len > 0 ? " · " : "",
                                  (char *) g_ptr_array_index (sheet->columns, i),
                                  sal_sheet_get (sheet, row, i));
      add_row (self->samples, *code != '\0' ? code : _ ("No Code"), text->str);
    }
  gtk_widget_set_visible (self->samples_group, n > 0);
}

/* "12 codes are of none of these areas", and which, as far as that is read. */
static void
add_unmatched (SalMeasureDialog *self)
{
  const GPtrArray *codes = self->study->codes->unmatched;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *number = sal_number_format (codes->len, 0);
  g_autofree char *title = g_strdup_printf (ngettext ("%s code is of none of these areas",
                                                      "%s codes are of none of these areas",
                                                      codes->len),
                                            number);

  for (guint i = 0; i < MIN (codes->len, MAX_NAMED); i++)
    g_string_append_printf (
        names, "%s%s", i > 0 ? ", " : "", (char *) g_ptr_array_index (codes, i));
  if (codes->len > MAX_NAMED)
    g_string_append (names, ", …");
  if (codes->len > 0)
    add_row (self->findings, title, names->str);
}

/* As many as are read; @n counts them all. */
static void
add_findings (SalMeasureDialog *self, const GPtrArray *findings, guint *n)
{
  for (guint i = 0; i < findings->len; i++)
    if ((*n)++ < MAX_FINDINGS)
      add_row (self->findings, g_ptr_array_index (findings, i), NULL);
}

/**
 * sal_measure_dialog_show_findings:
 * @self: the dialog, with a study
 *
 * Sums the rows up, and lists what would be left out: rows without a code, codes that are not
 * known, values that are no numbers or are there twice.
 */
void
sal_measure_dialog_show_findings (SalMeasureDialog *self)
{
  const SalAreaCodes *codes = self->study->codes;
  g_autofree char *sums =
      sal_area_codes_describe (codes, sal_measure_study_count_findings (self->study));
  guint n = 0;

  sal_list_rows_remove_all (self->findings);
  add_row (self->findings, sums, NULL);
  add_unmatched (self);
  add_findings (self, codes->uncoded, &n);
  for (guint i = 0; i < self->study->columns->len; i++)
    if (get_column (self, i)->is_likely)
      add_findings (self, get_column (self, i)->figures->findings, &n);
  if (n > MAX_FINDINGS)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("And %u more, which is copied as well",
                                                         "And %u more, which are copied as well",
                                                         n - MAX_FINDINGS),
                                               n - MAX_FINDINGS);

      add_row (self->findings, text, NULL);
    }
}

static void
append_lines (GString *text, const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (lines, i));
}

/**
 * sal_measure_dialog_copy_findings:
 * @self: the dialog
 *
 * Puts the sums, the codes that are not known and all that would be left out on the clipboard, a
 * line each.
 */
void
sal_measure_dialog_copy_findings (SalMeasureDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *sums = NULL;

  if (self->study == NULL)
    return;
  sums =
      sal_area_codes_describe (self->study->codes, sal_measure_study_count_findings (self->study));
  g_string_append_printf (text, "%s\n", sums);
  append_lines (text, self->study->codes->unmatched);
  append_lines (text, self->study->codes->uncoded);
  for (guint i = 0; i < self->study->columns->len; i++)
    append_lines (text, get_column (self, i)->figures->findings);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}
