/* sal-account-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-export.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-boundary-writer.h"
#include "sal-csv-writer.h"
#include "sal-currency.h"
#include "sal-date.h"
#include "sal-text.h"

/* Accounts with the territories that have them, as rows and as points. The names of fields are for
 * programs, whatever the language. */

/**
 * sal_account_export_find_format:
 * @name: the name of a file
 * @format: (out): its format
 *
 * Tells by its ending in which format accounts are to be written.
 *
 * Returns: %FALSE if the ending is none of `.csv`, `.xlsx`, `.geojson`, `.json` and `.shp`
 */
gboolean
sal_account_export_find_format (const char *name, SalAccountFormat *format)
{
  static const struct
  {
    const char *ending;
    SalAccountFormat format;
  } endings[] = {
    { ".csv", SAL_ACCOUNT_CSV },         { ".xlsx", SAL_ACCOUNT_XLSX },
    { ".geojson", SAL_ACCOUNT_GEOJSON }, { ".json", SAL_ACCOUNT_GEOJSON },
    { ".shp", SAL_ACCOUNT_SHAPEFILE },
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

/* --- rows --- */

typedef struct
{
  SalBoundaryLayer *layer;
  const SalTerritoryDesign *design;
  const SalAlignmentTexts *texts;
  double unit; /* of the currency, in minor units */
  guint account, city, territory, position, holder, reason, rule, share, until, area;
  guint revenue, pipeline, opportunities;
} Rows;

static void
add_fields (Rows *self)
{
  self->account = sal_boundary_layer_add_field (self->layer, "account");
  self->city = sal_boundary_layer_add_field (self->layer, "city");
  self->territory = sal_boundary_layer_add_field (self->layer, "territory");
  self->position = sal_boundary_layer_add_field (self->layer, "position");
  self->holder = sal_boundary_layer_add_field (self->layer, "holder");
  self->reason = sal_boundary_layer_add_field (self->layer, "reason");
  self->rule = sal_boundary_layer_add_field (self->layer, "rule");
  self->share = sal_boundary_layer_add_number (self->layer, "share");
  self->until = sal_boundary_layer_add_field (self->layer, "held_until");
  self->area = sal_boundary_layer_add_field (self->layer, "area");
  self->revenue = sal_boundary_layer_add_number (self->layer, "revenue");
  self->pipeline = sal_boundary_layer_add_number (self->layer, "pipeline");
  self->opportunities = sal_boundary_layer_add_number (self->layer, "open_deals");
}

/* Where it is, else the middle of its area. */
static SalCoordinate
find_place (const Rows *self, guint index, const SalDesignAccount *account)
{
  SalCoordinate place = self->texts->places[index];

  if ((isnan (place.longitude) || isnan (place.latitude)) && account->area != SAL_GEOGRAPHY_NONE)
    return sal_geography_get_areas (sal_territory_design_get_geography (self->design),
                                    NULL)[account->area]
        .center;

  return place;
}

static void
set_holder (Rows *self, SalBoundaryFeature *feature, gint32 territory)
{
  const SalDesignTerritory *found;

  if (territory == SAL_TERRITORY_NONE)
    return;
  found = sal_territory_design_get_territory (self->design, (guint) territory);
  sal_boundary_layer_set_value (self->layer, feature, self->territory, found->name);
  sal_boundary_layer_set_value (
      self->layer, feature, self->position, self->texts->positions[territory]);
  if (found->holder != NULL)
    sal_boundary_layer_set_value (self->layer, feature, self->holder, found->holder);
}

static void
set_reason (
    Rows *self, SalBoundaryFeature *feature, SalDesignReason reason, guint index, gint32 until)
{
  static const char *const words[] = {
    [SAL_DESIGN_REASON_NONE] = "none",
    [SAL_DESIGN_REASON_NAMED] = "named",
    [SAL_DESIGN_REASON_RULE] = "rule",
    [SAL_DESIGN_REASON_AREA] = "area",
  };
  char day[SAL_DATE_BUFFER];

  sal_boundary_layer_set_value (
      self->layer, feature, self->reason, until != 0 ? "held_over" : words[reason]);
  if (reason == SAL_DESIGN_REASON_RULE)
    sal_boundary_layer_set_value (self->layer, feature, self->rule, self->texts->rules[index]);
  if (until != 0)
    sal_boundary_layer_set_value (
        self->layer, feature, self->until, sal_date_write_iso (until, day));
}

/* @share: (nullable): of one that is named; what it is worth is that of the whole account. */
static void
add_row (Rows *self, guint index, const SalDesignAccount *account, const SalDesignShare *share)
{
  SalBoundaryFeature *feature =
      sal_boundary_layer_add_point (self->layer, find_place (self, index, account));
  SalDesignReason reason;
  gint32 territory = sal_territory_design_get_account_territory (self->design, index, &reason);

  sal_boundary_layer_set_value (self->layer, feature, self->account, self->texts->accounts[index]);
  sal_boundary_layer_set_value (self->layer, feature, self->city, self->texts->cities[index]);
  set_holder (self, feature, share != NULL ? share->territory : territory);
  set_reason (self, feature, reason, index, share != NULL ? share->until : 0);
  sal_boundary_layer_set_number (
      self->layer, feature, self->share, share != NULL ? share->share : 1);
  if (account->area != SAL_GEOGRAPHY_NONE)
    sal_boundary_layer_set_value (
        self->layer,
        feature,
        self->area,
        sal_geography_get_areas (sal_territory_design_get_geography (self->design),
                                 NULL)[account->area]
            .code);
  sal_boundary_layer_set_number (
      self->layer, feature, self->revenue, (double) account->revenue / self->unit);
  sal_boundary_layer_set_number (
      self->layer, feature, self->pipeline, (double) account->pipeline / self->unit);
  sal_boundary_layer_set_number (self->layer, feature, self->opportunities, account->n_open);
}

/**
 * sal_account_export_create_layer:
 * @design: a design that is prepared
 * @texts: what its records are called
 * @currency: the reporting currency
 *
 * Makes a layer of the accounts of a design: where each is, or else the middle of its area, with
 * territory, position, holder, and why it is there. An account that territories share has a row for
 * each of them.
 *
 * Returns: (transfer full): the layer
 */
SalBoundaryLayer *
sal_account_export_create_layer (const SalTerritoryDesign *design,
                                 const SalAlignmentTexts *texts,
                                 const char *currency)
{
  Rows rows = {
    sal_boundary_layer_new ("accounts"), design, texts, pow (10, sal_currency_digits (currency))
  };
  guint n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (design, &n_accounts);

  rows.layer->is_of_points = TRUE;
  add_fields (&rows);
  for (guint i = 0; i < n_accounts; i++)
    {
      guint n_shares;
      const SalDesignShare *shares = sal_territory_design_find_shares (design, i, &n_shares);

      for (guint k = 0; k < n_shares; k++)
        add_row (&rows, i, &accounts[i], &shares[k]);
      if (n_shares == 0)
        add_row (&rows, i, &accounts[i], NULL);
    }

  return rows.layer;
}

/* --- tables --- */

static void
add_degrees (SalCsvWriter *writer, double degrees)
{
  g_autofree char *text = isnan (degrees) ? g_strdup ("") : sal_text_from_double (degrees);

  sal_csv_writer_add (writer, text);
}

static gboolean
write_csv (const SalBoundaryLayer *layer,
           GOutputStream *stream,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (SalCsvWriter) writer = sal_csv_writer_new (stream);

  for (guint field = 0; field < layer->fields->len; field++)
    sal_csv_writer_add (writer, g_ptr_array_index (layer->fields, field));
  sal_csv_writer_add (writer, "longitude");
  sal_csv_writer_add (writer, "latitude");
  if (!sal_csv_writer_end_row (writer, cancellable, error))
    return FALSE;
  for (guint i = 0; i < layer->features->len; i++)
    {
      const SalBoundaryFeature *feature = sal_boundary_layer_get_feature (layer, i);

      for (guint field = 0; field < layer->fields->len; field++)
        {
          const char *value = sal_boundary_feature_get_value (feature, field);

          sal_csv_writer_add (writer, value != NULL ? value : "");
        }
      add_degrees (writer, feature->point.longitude);
      add_degrees (writer, feature->point.latitude);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !sal_csv_writer_end_row (writer, cancellable, error))
        return FALSE;
    }

  return sal_csv_writer_flush (writer, cancellable, error);
}

static gboolean
write_csv_file (const SalBoundaryLayer *layer,
                GFile *file,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  g_autoptr (GCancellable) abandon = g_cancellable_new ();

  if (stream == NULL)
    return FALSE;
  if (write_csv (layer, G_OUTPUT_STREAM (stream), cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);

  /* closing with a cancelled cancellable leaves the old file in place */
  g_cancellable_cancel (abandon);
  g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);

  return FALSE;
}

static void
add_cell (SalXlsxWriter *writer, const char *value, gboolean is_number)
{
  if (is_number && value != NULL)
    sal_xlsx_writer_add_number (writer, g_ascii_strtod (value, NULL));
  else
    sal_xlsx_writer_add_text (writer, value != NULL ? value : "");
}

/**
 * sal_account_export_add_sheet:
 * @layer: accounts, from sal_account_export_create_layer()
 * @writer: a spreadsheet
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Adds a sheet of the accounts with the territories that have them to a spreadsheet.
 *
 * %G_IO_ERROR_CANCELLED is raised if it was cancelled.
 *
 * Returns: whether it was added
 */
gboolean
sal_account_export_add_sheet (const SalBoundaryLayer *layer,
                              SalXlsxWriter *writer,
                              GCancellable *cancellable,
                              GError **error)
{
  static const char *const headings[] = {
    N_ ("Account"),
    N_ ("City"),
    N_ ("Territory"),
    N_ ("Position"),
    N_ ("Holder"),
    N_ ("Reason"),
    N_ ("Rule"),
    N_ ("Share"),
    N_ ("Held Over Until"),
    N_ ("Area"),
    N_ ("Revenue"),
    N_ ("Open Pipeline"),
    N_ ("Open Opportunities"),
  };

  sal_xlsx_writer_begin_sheet (writer, _ ("Accounts"));
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    sal_xlsx_writer_add_text (writer, _ (headings[i]));
  sal_xlsx_writer_end_row (writer);
  for (guint i = 0; i < layer->features->len; i++)
    {
      const SalBoundaryFeature *feature = sal_boundary_layer_get_feature (layer, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint field = 0; field < layer->fields->len; field++)
        add_cell (writer,
                  sal_boundary_feature_get_value (feature, field),
                  g_array_index (layer->numeric, gboolean, field));
      sal_xlsx_writer_end_row (writer);
    }

  return TRUE;
}

static gboolean
write_xlsx (const SalBoundaryLayer *layer, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalXlsxWriter) writer = sal_xlsx_writer_new (error);

  return writer != NULL && sal_account_export_add_sheet (layer, writer, cancellable, error) &&
         sal_xlsx_writer_save (writer, file, cancellable, error);
}

/**
 * sal_account_export_to_file:
 * @layer: accounts, from sal_account_export_create_layer()
 * @format: in which format
 * @file: where to, a local file for Shapefiles
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes accounts with the territories that have them. What was in @file is replaced once all is
 * written.
 *
 * %G_IO_ERROR is raised if it cannot be written, or was cancelled.
 *
 * Returns: whether it was written
 */
gboolean
sal_account_export_to_file (const SalBoundaryLayer *layer,
                            SalAccountFormat format,
                            GFile *file,
                            GCancellable *cancellable,
                            GError **error)
{
  switch (format)
    {
    case SAL_ACCOUNT_CSV:
      return write_csv_file (layer, file, cancellable, error);
    case SAL_ACCOUNT_XLSX:
      return write_xlsx (layer, file, cancellable, error);
    case SAL_ACCOUNT_GEOJSON:
      return sal_boundary_layer_write_geojson (layer, file, cancellable, error);
    case SAL_ACCOUNT_SHAPEFILE:
    default:
      return sal_boundary_layer_write_shapefile (
          layer, g_file_peek_path (file), cancellable, error);
    }
}
