/* sal-boundary-dialog-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-boundary-dialog-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-list-rows.h"
#include "sal-number.h"

/* So many findings are listed; all of them can be copied. */
#define MAX_FINDINGS 100

static GtkWidget *
add_row (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row = sal_list_rows_new_text (title, subtitle);

  gtk_list_box_append (list, row);

  return row;
}

/* --- the first features --- */

/* What a feature says in the field of a choice. */
static const char *
get_sample (SalBoundaryDialog *self, guint feature, AdwComboRow *row)
{
  g_autofree char *name = sal_boundary_dialog_dup_field (self, row);
  const char *value = NULL;

  for (guint field = 0; field < self->study->fields->len; field++)
    if (strcmp (g_ptr_array_index (self->study->fields, field), name) == 0)
      value = sal_boundary_study_get_sample (self->study, feature, field);

  return value != NULL && *value != '\0' ? value : NULL;
}

/**
 * sal_boundary_dialog_show_samples:
 * @self: the dialog, with a study
 *
 * Shows the first features as they would be called.
 */
void
sal_boundary_dialog_show_samples (SalBoundaryDialog *self)
{
  sal_list_rows_remove_all (self->samples);
  for (guint i = 0; i < self->study->n_samples; i++)
    {
      const char *code = get_sample (self, i, self->code_row);
      const char *name = get_sample (self, i, self->title_row);
      const char *parent = get_sample (self, i, self->parent_row);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *text =
          parent != NULL
              /* translators: the code of an area, and of what it is part of */
              ? g_strdup_printf (_ ("Code %1$s, part of %2$s"), code ? code : number, parent)
              : g_strdup_printf (_ ("Code %s"), code ? code : number);

      add_row (self->samples, name != NULL ? name : code != NULL ? code : number, text);
    }
  gtk_widget_set_visible (self->samples_group, self->study->n_samples > 0);
}

/* --- what came of it --- */

static void
add_count (SalBoundaryDialog *self, const char *title, guint count, const char *note)
{
  g_autofree char *number = sal_number_format (count, 0);
  GtkWidget *row = add_row (self->report, title, note);
  GtkWidget *label = gtk_label_new (number);
  g_autofree char *name =
      g_strdup_printf (note != NULL ? "%s: %s, %s" : "%s: %s", title, number, note);

  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  sal_accessible_set_label (row, name);
}

static void
show_counts (SalBoundaryDialog *self)
{
  const SalBoundaryImport *import = self->study->import;
  const SalGeographyNeighbors *neighbors = sal_geography_get_neighbors (import->geography);
  g_autofree char *features = sal_number_format (import->n_features, 0);
  g_autofree char *of = g_strdup_printf (_ ("Of %s features in the file"), features);

  add_count (self, _ ("Areas"), neighbors->n_areas, of);
  add_count (self, _ ("Shapes Put Right"), import->n_repaired, NULL);
  if (import->n_united > 0)
    add_count (
        self, _ ("Features United"), import->n_united, _ ("They have the code of another one"));
  add_count (self, _ ("Features Left Out"), import->n_left_out, NULL);
  add_count (self,
             _ ("Borders"),
             neighbors->n_neighbors / 2 - import->n_bridges,
             _ ("Pairs of areas that touch"));
  add_count (self,
             _ ("Bridges"),
             import->n_bridges,
             _ ("Islands are neighbours of the area that is nearest"));
  if (import->n_overlaps > 0)
    add_count (self,
               _ ("Overlaps"),
               import->n_overlaps,
               _ ("Lines on which two areas lie on the same side"));
}

static void
add_finding (SalBoundaryDialog *self, const SalBoundaryFinding *finding)
{
  GtkWidget *row = add_row (self->findings, finding->text, NULL);

  if (finding->left_out)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
}

/* What was left out comes first: a file may have been put right all over. */
static void
show_findings (SalBoundaryDialog *self)
{
  const SalBoundaryImport *import = self->study->import;
  guint n = 0;

  for (guint i = 0; i < import->notes->len; i++)
    add_row (self->findings, g_ptr_array_index (import->notes, i), NULL);
  for (int left_out = TRUE; left_out >= FALSE; left_out--)
    for (guint i = 0; i < import->findings->len; i++)
      {
        const SalBoundaryFinding *finding = g_ptr_array_index (import->findings, i);

        if (finding->left_out == left_out && n++ < MAX_FINDINGS)
          add_finding (self, finding);
      }
  if (n > MAX_FINDINGS)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("And %u more, which is copied as well",
                                                         "And %u more, which are copied as well",
                                                         n - MAX_FINDINGS),
                                               n - MAX_FINDINGS);

      add_row (self->findings, text, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings_group), n + import->notes->len > 0);
}

/**
 * sal_boundary_dialog_show_report:
 * @self: the dialog, with a study
 *
 * Shows what would be imported, and what had to be done for it.
 */
void
sal_boundary_dialog_show_report (SalBoundaryDialog *self)
{
  gboolean has_import = self->study->import != NULL;

  sal_list_rows_remove_all (self->report);
  sal_list_rows_remove_all (self->findings);
  gtk_widget_set_visible (self->report_group, has_import);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_group), FALSE);
  if (!has_import)
    return;
  show_counts (self);
  show_findings (self);
}

/**
 * sal_boundary_dialog_copy_findings:
 * @self: the dialog
 *
 * Puts all that there is to say about the file on the clipboard, a line each.
 */
void
sal_boundary_dialog_copy_findings (SalBoundaryDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const SalBoundaryImport *import = self->study != NULL ? self->study->import : NULL;

  if (import == NULL)
    return;
  for (guint i = 0; i < import->notes->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (import->notes, i));
  for (guint i = 0; i < import->findings->len; i++)
    g_string_append_printf (
        text, "%s\n", ((SalBoundaryFinding *) g_ptr_array_index (import->findings, i))->text);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}
