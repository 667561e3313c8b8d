/* sal-geography-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "sal-data.h"
#include "sal-error.h"
#include "sal-geography-builder.h"
#include "sal-geography-file.h"
#include "sal-geography-format.h"

#define CHUNK 65536

/* No coordinate of a good file is so many units away; sums of these cannot overflow. */
#define FAR_AWAY (G_GINT64_CONSTANT (1) << 52)

/* Reading goes on with zeros after a failure, which is looked at once per arc and area. */
typedef struct
{
  const guint8 *next;
  const guint8 *end;
  const char *expected; /* what was not there, if reading failed */
  double units[2];
  double origin[2];
  gint64 cursor[2];
  gint64 reference;
  GArray *points;
  GArray *references;
  GString *texts[3];
} Reader;

static void
reader_init (Reader *reader, const guint8 *data, gsize length)
{
  *reader = (Reader){ .next = data, .end = data + length };
  reader->points = g_array_new (FALSE, FALSE, sizeof (SalCoordinate));
  reader->references = g_array_new (FALSE, FALSE, sizeof (int));
  for (gsize i = 0; i < G_N_ELEMENTS (reader->texts); i++)
    reader->texts[i] = g_string_new (NULL);
}

static void
reader_clear (Reader *reader)
{
  g_array_unref (reader->points);
  g_array_unref (reader->references);
  for (gsize i = 0; i < G_N_ELEMENTS (reader->texts); i++)
    g_string_free (reader->texts[i], TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static guint64
fail (Reader *reader, const char *expected)
{
  if (reader->expected == NULL)
    reader->expected = expected;

  return 0;
}

static gsize
remaining (Reader *reader)
{
  return reader->expected != NULL ? 0 : (gsize) (reader->end - reader->next);
}

static guint64
read_unsigned (Reader *reader)
{
  guint64 number = 0;

  for (guint shift = 0; shift < 64; shift += 7)
    {
      guint8 byte;

      if (remaining (reader) == 0)
        return fail (reader, _ ("more bytes"));
      byte = *reader->next++;
      number |= (guint64) (byte & 127) << shift;
      if (byte < 128)
        return number;
    }

  return fail (reader, _ ("a number of 64 bits"));
}

static gint64
read_signed (Reader *reader)
{
  guint64 number = read_unsigned (reader);

  return (gint64) (number >> 1) ^ -(gint64) (number & 1);
}

/* How many of something that takes at least @least bytes; not more than there is room for, so that
 * a damaged number asks for no more memory than the file is long. */
static guint
read_count (Reader *reader, gsize least)
{
  guint64 number = read_unsigned (reader);

  if (number > remaining (reader) / least)
    return (guint) fail (reader, _ ("no more parts than the file has room for"));

  return (guint) number;
}

static double
read_real (Reader *reader)
{
  guint64 bits;
  double number;

  if (remaining (reader) < sizeof bits)
    return (double) fail (reader, _ ("more bytes"));
  memcpy (&bits, reader->next, sizeof bits);
  reader->next += sizeof bits;
  bits = GUINT64_FROM_LE (bits);
  memcpy (&number, &bits, sizeof number);

  return number;
}

static const char *
read_text (Reader *reader, GString *text)
{
  guint length = read_count (reader, 1);

  g_string_truncate (text, 0);
  g_string_append_len (text, (const char *) reader->next, length);
  reader->next += length;
  if (!g_utf8_validate (text->str, text->len, NULL))
    fail (reader, _ ("UTF-8"));

  return text->str;
}

static void
read_header (Reader *reader)
{
  gsize length = strlen (SAL_GEOGRAPHY_MAGIC);

  if (remaining (reader) < length || memcmp (reader->next, SAL_GEOGRAPHY_MAGIC, length) != 0)
    {
      fail (reader, _ ("the beginning of a geography"));
      return;
    }
  reader->next += length;
  if (read_unsigned (reader) != SAL_GEOGRAPHY_VERSION)
    fail (reader, _ ("version 1"));

  for (int axis = 0; axis < 2; axis++)
    {
      reader->units[axis] = read_real (reader);
      if (!isnormal (reader->units[axis]) || reader->units[axis] < 0)
        fail (reader, _ ("units per degree"));
    }
  for (int axis = 0; axis < 2; axis++)
    {
      reader->origin[axis] = read_real (reader);
      if (!isfinite (reader->origin[axis]))
        fail (reader, _ ("degrees"));
    }
}

/* The edges of the map may lie off their place by a rounding error. */
static double
to_degrees (const Reader *reader, int axis, gint64 units)
{
  double limit = axis == 0 ? 180 : 90;
  double degrees = reader->origin[axis] + (double) units / reader->units[axis];

  return fabs (fabs (degrees) - limit) < 1e-9 ? copysign (limit, degrees) : degrees;
}

static SalCoordinate
read_place (Reader *reader, gint64 cursor[2])
{
  for (int axis = 0; axis < 2; axis++)
    {
      gint64 step = read_signed (reader);

      if (step > FAR_AWAY || step < -FAR_AWAY || ABS (cursor[axis] + step) > FAR_AWAY)
        step = (gint64) fail (reader, _ ("a place on the Earth"));
      cursor[axis] += step;
    }

  return (SalCoordinate){ to_degrees (reader, 0, cursor[0]), to_degrees (reader, 1, cursor[1]) };
}

static void
read_arc (Reader *reader, SalGeographyBuilder *builder)
{
  guint n_points = read_count (reader, 2);

  g_array_set_size (reader->points, n_points);
  for (guint i = 0; i < n_points; i++)
    g_array_index (reader->points, SalCoordinate, i) = read_place (reader, reader->cursor);
  sal_geography_builder_add_arc (
      builder, (const SalCoordinate *) (gpointer) reader->points->data, n_points);
}

static void
read_ring (Reader *reader, SalGeographyBuilder *builder)
{
  guint64 number = read_unsigned (reader);
  gboolean hole = number & 1;

  number >>= 1;
  if (number > remaining (reader))
    number = fail (reader, _ ("no more parts than the file has room for"));

  g_array_set_size (reader->references, (guint) number);
  for (guint i = 0; i < number; i++)
    {
      gint64 step = read_signed (reader);

      if (ABS (step / 2) > G_MAXINT || ABS (reader->reference + step) > G_MAXINT)
        step = (gint64) fail (reader, _ ("a reference to an arc"));
      reader->reference += step;
      g_array_index (reader->references, int, i) = (int) reader->reference;
    }
  sal_geography_builder_add_ring (
      builder, (const int *) (gpointer) reader->references->data, (guint) number, hole);
}

static void
read_area (Reader *reader, SalGeographyBuilder *builder)
{
  SalCoordinate center;
  gint64 cursor[2] = { 0, 0 };
  gboolean has_center;
  guint n_rings;

  for (gsize i = 0; i < G_N_ELEMENTS (reader->texts); i++)
    read_text (reader, reader->texts[i]);
  has_center = read_unsigned (reader) != 0;
  if (has_center)
    center = read_place (reader, cursor);
  sal_geography_builder_add_area (builder,
                                  reader->texts[0]->str,
                                  reader->texts[1]->str,
                                  reader->texts[2]->str,
                                  has_center ? &center : NULL);

  n_rings = read_count (reader, 1);
  for (guint i = 0; i < n_rings && reader->expected == NULL; i++)
    read_ring (reader, builder);
}

static SalGeography *
read_geography (const guint8 *data, gsize length, GError **error)
{
  g_autoptr (SalGeographyBuilder) builder = sal_geography_builder_new ();
  g_auto (Reader) reader = { 0 };
  guint n;

  reader_init (&reader, data, length);
  read_header (&reader);
  n = read_count (&reader, 1);
  for (guint i = 0; i < n && reader.expected == NULL; i++)
    read_arc (&reader, builder);
  n = read_count (&reader, 5);
  for (guint i = 0; i < n && reader.expected == NULL; i++)
    read_area (&reader, builder);
  if (remaining (&reader) > 0)
    fail (&reader, _ ("the end of the file"));

  if (reader.expected != NULL)
    {
      g_autofree char *at = g_strdup_printf ("%" G_GSIZE_FORMAT, (gsize) (reader.next - data));

      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_FILE,
                   _ ("Not a geography: expected %s at byte %s"),
                   reader.expected,
                   at);
      return NULL;
    }

  return sal_geography_builder_finish (builder, error);
}

static GByteArray *
decompress (GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) compressed = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GConverter) unzip =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (compressed, unzip);
  g_autoptr (GByteArray) data = g_byte_array_new ();
  gsize n_read;

  do
    {
      guint length = data->len;

      g_byte_array_set_size (data, length + CHUNK);
      if (!g_input_stream_read_all (stream, data->data + length, CHUNK, &n_read, NULL, error))
        return NULL;
      g_byte_array_set_size (data, length + (guint) n_read);
      if (data->len > SAL_GEOGRAPHY_MAX_BYTES)
        {
          g_set_error (error,
                       SAL_ERROR,
                       SAL_ERROR_FILE,
                       _ ("Too large for a geography: more than %d MB"),
                       SAL_GEOGRAPHY_MAX_BYTES / (1024 * 1024));
          return NULL;
        }
    }
  while (n_read == CHUNK);

  return g_steal_pointer (&data);
}

/**
 * sal_geography_read:
 * @bytes: what sal_geography_write() or `tools/convert-boundaries.py` made
 * @error: return location for an error
 *
 * Reads a geography. Whatever the bytes are, it returns.
 *
 * Fails with a #GIOErrorEnum if they cannot be decompressed, with %SAL_ERROR_FILE if what is inside
 * is not the form of a geography, and with %SAL_ERROR_VALUE if it is a form that cannot be one, see
 * sal_geography_builder_finish().
 *
 * Returns: (transfer full): the geography, or %NULL with @error set
 */
SalGeography *
sal_geography_read (GBytes *bytes, GError **error)
{
  g_autoptr (GByteArray) data = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = decompress (bytes, error);

  return data != NULL ? read_geography (data->data, data->len, error) : NULL;
}

/**
 * sal_geography_load:
 * @name: which: "us-counties", "countries" or "provinces"
 * @error: return location for an error
 *
 * Reads a geography that belongs to the program, from `NAME.geography` among its data. Where these
 * come from is told in `data/geography/TERMS.md`.
 *
 * Fails like sal_geography_read(), and with a #GFileError if there is no such file.
 *
 * Returns: (transfer full): the geography, or %NULL with @error set
 */
SalGeography *
sal_geography_load (const char *name, GError **error)
{
  g_autofree char *folder = sal_data_find_folder ("geography");
  g_autofree char *base = g_strconcat (name, ".geography", NULL);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  SalGeography *self;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;

  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  self = sal_geography_read (bytes, error);
  if (self == NULL)
    g_prefix_error (error, "%s: ", path);

  return self;
}
