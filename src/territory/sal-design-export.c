/* sal-design-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-export-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-account-export.h"
#include "sal-csv-writer.h"
#include "sal-money.h"
#include "sal-text.h"

/**
 * sal_design_export_find_format:
 * @name: the name of a file
 * @format: (out): its format
 *
 * Tells by its ending in which format a file is to be written.
 *
 * Returns: %FALSE if the ending is none of `.csv`, `.xlsx`, `.geojson` and `.json`
 */
gboolean
sal_design_export_find_format (const char *name, SalDesignFormat *format)
{
  static const struct
  {
    const char *ending;
    SalDesignFormat format;
  } endings[] = {
    { ".csv", SAL_DESIGN_CSV },
    { ".xlsx", SAL_DESIGN_XLSX },
    { ".geojson", SAL_DESIGN_GEOJSON },
    { ".json", SAL_DESIGN_GEOJSON },
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (lower, endings[i].ending))
        {
          *format = endings[i].format;
          return TRUE;
        }
    }

  return FALSE;
}

SalDesignHolder
sal_design_export_find_holder (const SalDesignExport *self, guint area)
{
  gint32 t = sal_territory_design_get_assignment (self->design)[area];
  const SalDesignTerritory *territory;

  if (t == SAL_TERRITORY_NONE)
    return (SalDesignHolder){ "", "", "" };
  territory = sal_territory_design_get_territory (self->design, (guint) t);

  return (SalDesignHolder){ territory->name,
                            self->positions[t],
                            territory->holder ? territory->holder : "" };
}

/* --- CSV --- */

static void
add_measure_text (const SalDesignExport *self, SalCsvWriter *writer, guint area, guint m)
{
  const SalAreaMeasure *measure = sal_territory_design_get_measure (self->design, m);
  g_autofree char *text = measure->is_money
                              ? sal_money_to_text (llround (measure->values[area]), self->currency)
                              : sal_text_from_double (measure->values[area]);

  sal_csv_writer_add (writer, text);
}

static gboolean
write_csv_area (const SalDesignExport *self,
                SalCsvWriter *writer,
                guint index,
                GCancellable *cancellable,
                GError **error)
{
  const SalGeographyArea *area =
      &sal_geography_get_areas (sal_territory_design_get_geography (self->design), NULL)[index];
  SalDesignHolder holder = sal_design_export_find_holder (self, index);

  sal_csv_writer_add (writer, area->code);
  sal_csv_writer_add (writer, area->name);
  sal_csv_writer_add (writer, area->parent);
  sal_csv_writer_add (writer, holder.territory);
  sal_csv_writer_add (writer, holder.position);
  sal_csv_writer_add (writer, holder.holder);
  for (guint m = 0; m < sal_territory_design_get_n_measures (self->design); m++)
    add_measure_text (self, writer, index, m);

  return sal_csv_writer_end_row (writer, cancellable, error);
}

/* The headings are names for programs, whatever the language. */
static gboolean
write_csv (const SalDesignExport *self,
           GOutputStream *stream,
           GCancellable *cancellable,
           GError **error)
{
  static const char *const headings[] = {
    "area", "name", "state", "territory", "position", "holder"
  };
  g_autoptr (SalCsvWriter) writer = sal_csv_writer_new (stream);

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    sal_csv_writer_add (writer, headings[i]);
  for (guint m = 0; m < sal_territory_design_get_n_measures (self->design); m++)
    sal_csv_writer_add (writer, sal_territory_design_get_measure (self->design, m)->key);
  if (!sal_csv_writer_end_row (writer, cancellable, error))
    return FALSE;
  for (guint area = 0; area < sal_territory_design_get_n_areas (self->design); area++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_csv_area (self, writer, area, cancellable, error))
        return FALSE;
    }

  return sal_csv_writer_flush (writer, cancellable, error);
}

/* --- XLSX --- */

static void
add_headings (SalXlsxWriter *writer, const char *const *headings)
{
  for (; *headings != NULL; headings++)
    sal_xlsx_writer_add_text (writer, _ (*headings));
}

static void
add_measure_cell (const SalDesignExport *self, SalXlsxWriter *writer, guint m, double value)
{
  if (sal_territory_design_get_measure (self->design, m)->is_money)
    sal_xlsx_writer_add_money (writer, llround (value), self->currency);
  else
    sal_xlsx_writer_add_number (writer, value);
}

static void
add_areas (const SalDesignExport *self, SalXlsxWriter *writer)
{
  static const char *const headings[] = {
    N_ ("Area"), N_ ("Name"), N_ ("State"), N_ ("Territory"), N_ ("Position"), N_ ("Holder"), NULL,
  };
  guint n_areas, n_measures = sal_territory_design_get_n_measures (self->design);
  const SalGeographyArea *areas =
      sal_geography_get_areas (sal_territory_design_get_geography (self->design), &n_areas);

  sal_xlsx_writer_begin_sheet (writer, _ ("Areas"));
  add_headings (writer, headings);
  for (guint m = 0; m < n_measures; m++)
    sal_xlsx_writer_add_text (writer, sal_territory_design_get_measure (self->design, m)->label);
  sal_xlsx_writer_end_row (writer);
  for (guint area = 0; area < n_areas; area++)
    {
      SalDesignHolder holder = sal_design_export_find_holder (self, area);

      sal_xlsx_writer_add_text (writer, areas[area].code);
      sal_xlsx_writer_add_text (writer, areas[area].name);
      sal_xlsx_writer_add_text (writer, areas[area].parent);
      sal_xlsx_writer_add_text (writer, holder.territory);
      sal_xlsx_writer_add_text (writer, holder.position);
      sal_xlsx_writer_add_text (writer, holder.holder);
      for (guint m = 0; m < n_measures; m++)
        add_measure_cell (
            self, writer, m, sal_territory_design_get_measure (self->design, m)->values[area]);
      sal_xlsx_writer_end_row (writer);
    }
}

static void
add_territory (const SalDesignExport *self, SalXlsxWriter *writer, guint t)
{
  const SalDesignTerritory *territory = sal_territory_design_get_territory (self->design, t);

  sal_xlsx_writer_add_text (writer, territory->name);
  sal_xlsx_writer_add_text (writer, self->positions[t]);
  sal_xlsx_writer_add_text (writer, territory->holder);
  sal_xlsx_writer_add_number (writer, territory->capacity);
  sal_xlsx_writer_add_number (writer, sal_territory_design_count_areas (self->design, (gint32) t));
  sal_xlsx_writer_add_number (writer,
                              sal_territory_design_count_accounts (self->design, (gint32) t));
  for (guint m = 0; m < sal_territory_design_get_n_measures (self->design); m++)
    {
      double index = sal_territory_design_get_index (self->design, t, m);

      add_measure_cell (
          self, writer, m, sal_territory_design_get_sum (self->design, (gint32) t, m));
      sal_xlsx_writer_add_number (writer, round (index * 10) / 10);
    }
  sal_xlsx_writer_end_row (writer);
}

/* Accounts that several territories share count for each with its share: sums of counts are whole
 * only where nothing is shared. */
static char *
label_sum (const SalDesignExport *self, const SalAreaMeasure *measure)
{
  guint n_shares, n_parts = 0;
  const SalDesignShare *shares = sal_territory_design_get_shares (self->design, &n_shares);

  for (guint i = 0; i < n_shares; i++)
    n_parts += shares[i].share < 1;
  if (n_parts == 0 || measure->is_money || measure->worth == SAL_ACCOUNT_WORTH_NONE)
    return g_strdup (measure->label);

  /* translators: a count, as Accounts, of which some are shared by several territories */
  return g_strdup_printf (_ ("%s, by Share"), measure->label);
}

static void
add_territories (const SalDesignExport *self, SalXlsxWriter *writer)
{
  static const char *const headings[] = {
    N_ ("Territory"), N_ ("Position"), N_ ("Holder"), N_ ("Capacity"),
    N_ ("Areas"),     N_ ("Accounts"), NULL,
  };

  sal_xlsx_writer_begin_sheet (writer, _ ("Territories"));
  add_headings (writer, headings);
  for (guint m = 0; m < sal_territory_design_get_n_measures (self->design); m++)
    {
      g_autofree char *label = label_sum (self, sal_territory_design_get_measure (self->design, m));

      sal_xlsx_writer_add_text (writer, label);
      sal_xlsx_writer_add_text (writer, _ ("Index"));
    }
  sal_xlsx_writer_end_row (writer);
  for (guint t = 0; t < sal_territory_design_get_n_territories (self->design); t++)
    add_territory (self, writer, t);
}

/* As accounts are written alone. */
static gboolean
add_accounts (const SalDesignExport *self,
              SalXlsxWriter *writer,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (SalBoundaryLayer) layer =
      sal_account_export_create_layer (self->design, self->texts, self->currency);

  return sal_account_export_add_sheet (layer, writer, cancellable, error);
}

static gboolean
write_xlsx (const SalDesignExport *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalXlsxWriter) writer = sal_xlsx_writer_new (error);

  if (writer == NULL)
    return FALSE;
  add_areas (self, writer);
  add_territories (self, writer);
  if (self->texts != NULL && !add_accounts (self, writer, cancellable, error))
    return FALSE;

  return sal_xlsx_writer_save (writer, file, cancellable, error);
}

/* --- all of them --- */

/**
 * sal_design_export_to_file:
 * @self: what is written
 * @format: in which format
 * @file: where to
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes the areas of a design with the territory each belongs to, and the values of its measures:
 * of all accounts that lie in an area, whoever has them. A spreadsheet has sheets of territories
 * and of accounts besides. What was in @file is replaced once all is written.
 *
 * %G_IO_ERROR is raised if it cannot be written, or was cancelled.
 *
 * Returns: whether it was written
 */
gboolean
sal_design_export_to_file (const SalDesignExport *self,
                           SalDesignFormat format,
                           GFile *file,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) abandon = g_cancellable_new ();
  gboolean ok;

  if (format == SAL_DESIGN_XLSX)
    return write_xlsx (self, file, cancellable, error);

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL)
    return FALSE;
  ok = format == SAL_DESIGN_CSV
           ? write_csv (self, G_OUTPUT_STREAM (stream), cancellable, error)
           : sal_design_export_write_geojson (self, G_OUTPUT_STREAM (stream), cancellable, error);
  if (ok)
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);

  /* closing with a cancelled cancellable leaves the old file in place */
  g_cancellable_cancel (abandon);
  g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);

  return FALSE;
}
