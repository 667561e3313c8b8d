/* sal-us-areas.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-us-areas.h"

#include <math.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "sal-data.h"
#include "sal-error.h"

/**
 * SalUsAreas:
 *
 * The counties and ZIP areas of the United States with population, business establishments,
 * employment and payroll, and the towns of ZIP areas, in the order of their codes.
 *
 * They are read from `us-counties.csv.gz` and `us-zips.csv.gz`, whose sources and terms are told in
 * `data/geography/TERMS.md`. It is immutable and may be shared between threads.
 */
struct _SalUsAreas
{
  gatomicrefcount ref_count;
  GArray *counties;
  GArray *zips;
  GStringChunk *names;
};

G_DEFINE_BOXED_TYPE (SalUsAreas, sal_us_areas, sal_us_areas_ref, sal_us_areas_unref)

#define COUNTY_COLUMNS 7
#define ZIP_COLUMNS    9

/* One file while it is read: the name and row are for messages. */
typedef struct
{
  const char *name;
  guint row;
  char **fields;
  GError **error;
} Reader;

typedef gboolean (*ReadRowFunc) (SalUsAreas *self, Reader *reader);

static gboolean
fail (Reader *reader, guint column, const char *expected)
{
  g_set_error (reader->error,
               SAL_ERROR,
               SAL_ERROR_FILE,
               _ ("%s, row %u, column %u: “%s” is not %s"),
               reader->name,
               reader->row,
               column + 1,
               reader->fields[column],
               expected);

  return FALSE;
}

static gboolean
read_measure (Reader *reader, guint column, gint64 *value)
{
  const char *text = reader->fields[column];

  *value = SAL_US_AREA_UNKNOWN;
  if (*text == '\0')
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, value, NULL))
    return fail (reader, column, _ ("a whole number"));

  return TRUE;
}

static gboolean
read_measures (Reader *reader, guint column, SalUsArea *area)
{
  return read_measure (reader, column, &area->population) &&
         read_measure (reader, column + 1, &area->establishments) &&
         read_measure (reader, column + 2, &area->employment) &&
         read_measure (reader, column + 3, &area->payroll);
}

static gboolean
read_code (Reader *reader, guint column, char code[6])
{
  const char *text = reader->fields[column];

  if (strlen (text) != 5 || strspn (text, "0123456789") != 5)
    return fail (reader, column, _ ("a code of five digits"));
  memcpy (code, text, 6);

  return TRUE;
}

static gboolean
read_degrees (Reader *reader, guint column, double limit, double *degrees)
{
  char *end = NULL;

  *degrees = g_ascii_strtod (reader->fields[column], &end);
  if (end == reader->fields[column] || *end != '\0' || !(fabs (*degrees) <= limit))
    return fail (reader, column, _ ("a number of degrees"));

  return TRUE;
}

static gboolean
follows (GArray *areas, const SalUsArea *area)
{
  return areas->len == 0 ||
         strcmp (g_array_index (areas, SalUsArea, areas->len - 1).code, area->code) < 0;
}

static gboolean
read_county (SalUsAreas *self, Reader *reader)
{
  SalUsArea area = { .latitude = NAN, .longitude = NAN, .county = self->counties->len };

  if (!read_code (reader, 0, area.code) || !read_measures (reader, 3, &area))
    return FALSE;
  if (!follows (self->counties, &area))
    return fail (reader, 0, _ ("above the code before it"));
  if (strlen (reader->fields[2]) != 2)
    return fail (reader, 2, _ ("a state of two letters"));

  memcpy (area.state, reader->fields[2], 3);
  area.name = g_string_chunk_insert (self->names, reader->fields[1]);
  g_array_append_val (self->counties, area);

  return TRUE;
}

static gboolean
read_zip (SalUsAreas *self, Reader *reader)
{
  SalUsArea area = { 0 };
  const SalUsArea *county;

  if (!read_code (reader, 0, area.code) || !read_degrees (reader, 2, 90, &area.latitude) ||
      !read_degrees (reader, 3, 180, &area.longitude) || !read_measures (reader, 4, &area))
    return FALSE;
  if (!follows (self->zips, &area))
    return fail (reader, 0, _ ("above the code before it"));

  county = sal_us_areas_find_county (self, reader->fields[1]);
  if (!county)
    return fail (reader, 1, _ ("the code of a county"));
  if (*reader->fields[8] == '\0')
    return fail (reader, 8, _ ("the name of a place"));

  area.county = county->county;
  area.name = county->name;
  area.place = g_string_chunk_insert_const (self->names, reader->fields[8]);
  memcpy (area.state, county->state, sizeof area.state);
  g_array_append_val (self->zips, area);

  return TRUE;
}

static char *
read_compressed (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) compressed = g_file_read (file, NULL, error);
  g_autoptr (GConverter) unzip = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) text = NULL;

  if (!compressed)
    return NULL;

  unzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  stream = g_converter_input_stream_new (G_INPUT_STREAM (compressed), unzip);
  text = g_memory_output_stream_new_resizable ();
  if (g_output_stream_splice (text, stream, G_OUTPUT_STREAM_SPLICE_NONE, NULL, error) < 0 ||
      !g_output_stream_write_all (text, "", 1, NULL, NULL, error) ||
      !g_output_stream_close (text, NULL, error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (text));
}

/* Splits @line in place; the files are ours and quote nothing. */
static guint
split_fields (char *line, char **fields, guint n_fields)
{
  guint n = 0;

  for (char *field = line; field; n++)
    {
      char *comma = strchr (field, ',');

      if (n < n_fields)
        fields[n] = field;
      if (comma)
        *comma++ = '\0';
      field = comma;
    }

  return n;
}

static gboolean
read_rows (SalUsAreas *self,
           const char *folder,
           const char *name,
           guint n_columns,
           ReadRowFunc read_row,
           GError **error)
{
  char *fields[ZIP_COLUMNS] = { NULL };
  Reader reader = { name, 0, fields, error };
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = read_compressed (path, error);
  char *next = text;

  if (!text)
    return FALSE;

  while (*next != '\0')
    {
      char *line = next;

      next = line + strcspn (line, "\n");
      if (*next == '\n')
        *next++ = '\0';
      if (reader.row++ == 0)
        continue;
      if (split_fields (line, fields, n_columns) != n_columns)
        {
          g_set_error (error,
                       SAL_ERROR,
                       SAL_ERROR_FILE,
                       _ ("%s, row %u does not have %u columns"),
                       path,
                       reader.row,
                       n_columns);
          return FALSE;
        }
      if (!read_row (self, &reader))
        return FALSE;
    }

  return TRUE;
}

/* The centre of a county is the mean of its ZIP areas' centroids, weighted by population. */
static void
place_counties (SalUsAreas *self)
{
  g_autofree double *weights = g_new0 (double, self->counties->len);

  for (guint i = 0; i < self->zips->len; i++)
    {
      const SalUsArea *zip = &g_array_index (self->zips, SalUsArea, i);
      SalUsArea *county = &g_array_index (self->counties, SalUsArea, zip->county);
      double weight = 1.0 + MAX (zip->population, 0);
      double total = weights[zip->county] + weight;

      if (weights[zip->county] == 0)
        county->latitude = county->longitude = 0;
      county->latitude += (zip->latitude - county->latitude) * weight / total;
      county->longitude += (zip->longitude - county->longitude) * weight / total;
      weights[zip->county] = total;
    }
}

/**
 * sal_us_areas_load:
 * @folder: (nullable) (type filename): the folder of the two files, or %NULL for the program's own:
 *   `geography` in `SALIENT_DATADIR`, else among the installed data
 * @error: return location for an error
 *
 * Reads the counties and ZIP areas.
 *
 * Fails with a #GIOErrorEnum if a file cannot be read or decompressed, and with %SAL_ERROR_FILE if
 * its contents are not what they should be.
 *
 * Returns: (transfer full): the areas, or %NULL with @error set
 */
SalUsAreas *
sal_us_areas_load (const char *folder, GError **error)
{
  g_autoptr (SalUsAreas) self = g_new0 (SalUsAreas, 1);
  g_autofree char *found = folder != NULL ? g_strdup (folder) : sal_data_find_folder ("geography");

  g_atomic_ref_count_init (&self->ref_count);
  self->counties = g_array_sized_new (FALSE, FALSE, sizeof (SalUsArea), 3200);
  self->zips = g_array_sized_new (FALSE, FALSE, sizeof (SalUsArea), 33000);
  self->names = g_string_chunk_new (65536);

  if (!read_rows (self, found, "us-counties.csv.gz", COUNTY_COLUMNS, read_county, error) ||
      !read_rows (self, found, "us-zips.csv.gz", ZIP_COLUMNS, read_zip, error))
    return NULL;

  place_counties (self);

  return g_steal_pointer (&self);
}

SalUsAreas *
sal_us_areas_ref (SalUsAreas *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
sal_us_areas_unref (SalUsAreas *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->counties);
  g_array_unref (self->zips);
  g_string_chunk_free (self->names);
  g_free (self);
}

/**
 * sal_us_areas_get_counties:
 * @self: the areas
 * @n_counties: (out): the number of counties
 *
 * Gets the counties, in the order of their codes.
 *
 * Returns: (transfer none) (array length=n_counties): the counties
 */
const SalUsArea *
sal_us_areas_get_counties (SalUsAreas *self, gsize *n_counties)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_counties = self->counties->len;

  return (const SalUsArea *) (gpointer) self->counties->data;
}

/**
 * sal_us_areas_get_zips:
 * @self: the areas
 * @n_zips: (out): the number of ZIP areas
 *
 * Gets the ZIP areas, in the order of their codes.
 *
 * Returns: (transfer none) (array length=n_zips): the ZIP areas
 */
const SalUsArea *
sal_us_areas_get_zips (SalUsAreas *self, gsize *n_zips)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_zips = self->zips->len;

  return (const SalUsArea *) (gpointer) self->zips->data;
}

static int
compare_codes (const void *one, const void *other)
{
  return strcmp (((const SalUsArea *) one)->code, ((const SalUsArea *) other)->code);
}

static const SalUsArea *
find_code (GArray *areas, const char *code)
{
  SalUsArea key = { 0 };

  if (strlen (code) >= sizeof key.code)
    return NULL;
  strcpy (key.code, code);

  return bsearch (&key, areas->data, areas->len, sizeof (SalUsArea), compare_codes);
}

/**
 * sal_us_areas_find_county:
 * @self: the areas
 * @code: a FIPS code of five digits
 *
 * Finds a county.
 *
 * Returns: (transfer none) (nullable): the county, or %NULL if there is none of that code
 */
const SalUsArea *
sal_us_areas_find_county (SalUsAreas *self, const char *code)
{
  g_return_val_if_fail (self != NULL && code != NULL, NULL);

  return find_code (self->counties, code);
}

/**
 * sal_us_areas_find_zip:
 * @self: the areas
 * @code: a ZIP code of five digits
 *
 * Finds a ZIP area.
 *
 * Returns: (transfer none) (nullable): the ZIP area, or %NULL if there is none of that code
 */
const SalUsArea *
sal_us_areas_find_zip (SalUsAreas *self, const char *code)
{
  g_return_val_if_fail (self != NULL && code != NULL, NULL);

  return find_code (self->zips, code);
}
