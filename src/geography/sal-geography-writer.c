/* sal-geography-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include <gio/gio.h>

#include "sal-geography-file.h"
#include "sal-geography-format.h"
#include "sal-geography-private.h"

typedef struct
{
  GByteArray *bytes;
  gint64 cursor[2];
  gint64 reference;
} Writer;

static void
write_unsigned (Writer *writer, guint64 number)
{
  guint8 bytes[10];
  guint n = 0;

  do
    {
      bytes[n++] = (guint8) ((number & 127) | (number > 127 ? 128 : 0));
      number >>= 7;
    }
  while (number > 0);
  g_byte_array_append (writer->bytes, bytes, n);
}

static void
write_signed (Writer *writer, gint64 number)
{
  write_unsigned (writer, ((guint64) number << 1) ^ (guint64) (number < 0 ? -1 : 0));
}

static void
write_real (Writer *writer, double number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (writer->bytes, (const guint8 *) &bits, sizeof bits);
}

static void
write_text (Writer *writer, const char *text)
{
  gsize length = strlen (text);

  write_unsigned (writer, length);
  g_byte_array_append (writer->bytes, (const guint8 *) text, (guint) length);
}

static void
write_place (Writer *writer, SalCoordinate place, gint64 cursor[2])
{
  gint64 x = llround (place.longitude * SAL_GEOGRAPHY_UNITS);
  gint64 y = llround (place.latitude * SAL_GEOGRAPHY_UNITS);

  write_signed (writer, x - cursor[0]);
  write_signed (writer, y - cursor[1]);
  cursor[0] = x;
  cursor[1] = y;
}

static void
write_header (Writer *writer)
{
  const double header[] = { SAL_GEOGRAPHY_UNITS, SAL_GEOGRAPHY_UNITS, 0, 0 };

  g_byte_array_append (
      writer->bytes, (const guint8 *) SAL_GEOGRAPHY_MAGIC, strlen (SAL_GEOGRAPHY_MAGIC));
  write_unsigned (writer, SAL_GEOGRAPHY_VERSION);
  for (gsize i = 0; i < G_N_ELEMENTS (header); i++)
    write_real (writer, header[i]);
}

static void
write_arc (Writer *writer, const SalGeography *self, const SalGeographyArc *arc)
{
  write_unsigned (writer, arc->n_points);
  for (guint i = 0; i < arc->n_points; i++)
    write_place (writer, SAL_GEOGRAPHY_POINTS (self, arc)[i], writer->cursor);
}

static void
write_ring (Writer *writer, const SalGeography *self, const SalGeographyRing *ring)
{
  write_unsigned (writer, 2 * (guint64) ring->n_references + (ring->hole ? 1 : 0));
  for (guint i = 0; i < ring->n_references; i++)
    {
      int reference = SAL_GEOGRAPHY_REFERENCE (self, ring->first_reference + i);

      write_signed (writer, reference - writer->reference);
      writer->reference = reference;
    }
}

static void
write_area (Writer *writer, const SalGeography *self, const SalGeographyArea *area)
{
  gint64 cursor[2] = { 0, 0 };

  write_text (writer, area->code);
  write_text (writer, area->name);
  write_text (writer, area->parent);
  write_unsigned (writer, 1);
  write_place (writer, area->center, cursor);
  write_unsigned (writer, area->n_rings);
  for (guint i = 0; i < area->n_rings; i++)
    write_ring (writer, self, SAL_GEOGRAPHY_RING (self, area->first_ring + i));
}

static GBytes *
compress (const GByteArray *bytes, GError **error)
{
  g_autoptr (GConverter) zip =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, zip);

  if (!g_output_stream_write_all (stream, bytes->data, bytes->len, NULL, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/**
 * sal_geography_write:
 * @self: the geography
 * @error: return location for an error
 *
 * Writes a geography as bytes for a file or a column of a database, the same bytes for the same
 * geography. Coordinates are rounded to the ten-millionth part of a degree, which what
 * sal_topology_build() made is already; neighbours and measures are found again when it is read.
 *
 * Fails with a #GIOErrorEnum if the bytes cannot be compressed.
 *
 * Returns: (transfer full): the bytes, or %NULL with @error set
 */
GBytes *
sal_geography_write (const SalGeography *self, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Writer writer = { .bytes = bytes };

  g_return_val_if_fail (self != NULL, NULL);

  write_header (&writer);
  write_unsigned (&writer, self->arcs->len);
  for (guint i = 0; i < self->arcs->len; i++)
    write_arc (&writer, self, SAL_GEOGRAPHY_LINE (self, i));
  write_unsigned (&writer, self->areas->len);
  for (guint i = 0; i < self->areas->len; i++)
    write_area (&writer, self, SAL_GEOGRAPHY_AREA (self, i));

  return compress (bytes, error);
}
