/* sal-boundary-shapefile.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-boundary-reader.h"
#include "sal-exchange-error.h"
#include "sal-shapelib-private.h"

/* As "ESRI Shapefile Technical Description" (1998) has it: shapes in .shp, where they are in .shx,
 * attributes in .dbf, the coordinate system in .prj, the encoding of the attributes in .cpg. */

/* A coordinate system takes up a few kilobytes. */
#define MAX_SYSTEM (1024 * 1024)

static gboolean
fail (const char *name, const char *what, GError **error)
{
  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_FORMAT,
               _ ("%s: %s (%s)"),
               name,
               what,
               sal_shapelib_get_message ());

  return FALSE;
}

/* --------------------------------------------------------------------------------------- texts */

/* Of the numbers that .dbf files carry, those of systems still met. */
static const struct
{
  guint number;
  const char *encoding;
} numbers[] = {
  { 0x01, "CP437" },  { 0x02, "CP850" },  { 0x03, "CP1252" }, { 0x13, "CP932" },
  { 0x26, "CP866" },  { 0x4d, "CP936" },  { 0x4e, "CP949" },  { 0x4f, "CP950" },
  { 0x57, "CP1252" }, { 0x58, "CP1252" }, { 0x59, "CP1252" }, { 0x64, "CP852" },
  { 0x65, "CP866" },  { 0x7b, "CP932" },  { 0xc8, "CP1250" }, { 0xc9, "CP1251" },
  { 0xca, "CP1254" }, { 0xcb, "CP1253" },
};

/* "UTF-8", "ISO 88591", "1252", "ANSI 1252", "LDID/87" … as iconv names it; NULL if that is not
 * said or not known. */
static char *
find_encoding (const char *said)
{
  const char *digits = said != NULL ? strpbrk (said, "0123456789") : NULL;
  guint number = digits != NULL ? (guint) g_ascii_strtoull (digits, NULL, 10) : 0;

  if (said == NULL)
    return NULL;
  if (g_str_has_prefix (said, "LDID/"))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
        if (numbers[i].number == number)
          return g_strdup (numbers[i].encoding);
      return NULL;
    }
  if (number == 65001 || g_ascii_strncasecmp (said, "UTF", 3) == 0)
    return g_strdup ("UTF-8");
  if (number > 88590 && number < 88600)
    return g_strdup_printf ("ISO-8859-%u", number - 88590);
  if (number == 8859)
    return g_strdelimit (g_strstrip (g_strdup (said)), " _", '-');

  return number > 0 ? g_strdup_printf ("CP%u", number) : NULL;
}

/* What is not in the encoding that is said is taken as UTF-8 or else as Windows has it. */
static char *
convert (const char *text, const char *encoding)
{
  char *converted = NULL;

  if (encoding != NULL && strcmp (encoding, "UTF-8") != 0)
    converted = g_convert (text, -1, "UTF-8", encoding, NULL, NULL, NULL);
  if (converted == NULL && g_utf8_validate (text, -1, NULL))
    return g_strdup (text);
  if (converted == NULL)
    converted = g_convert (text, -1, "UTF-8", "CP1252", NULL, NULL, NULL);

  return converted != NULL ? converted : g_utf8_make_valid (text, -1);
}

/* ---------------------------------------------------------------------------------- attributes */

typedef struct
{
  SalBoundaryLayer *layer;
  SHPHandle shapes;
  DBFHandle table; /* (nullable) */
  char *encoding;  /* (nullable) */
  guint *fields;   /* of the layer, by column */
} Reading;

static void
add_fields (Reading *reading)
{
  int n_columns = DBFGetFieldCount (reading->table);

  reading->encoding = find_encoding (DBFGetCodePage (reading->table));
  reading->fields = g_new (guint, MAX (n_columns, 1));
  for (int i = 0; i < n_columns; i++)
    {
      char name[SAL_SHAPELIB_FIELD_NAME] = "";
      g_autofree char *text = NULL;

      DBFGetFieldInfo (reading->table, i, name, NULL, NULL);
      text = convert (name, reading->encoding);
      reading->fields[i] = sal_boundary_layer_add_field (reading->layer, text);
    }
}

static void
read_values (Reading *reading, int record, SalBoundaryFeature *feature)
{
  if (reading->table == NULL || record >= DBFGetRecordCount (reading->table))
    return;

  for (int i = 0; i < DBFGetFieldCount (reading->table); i++)
    {
      const char *value = DBFIsAttributeNULL (reading->table, record, i)
                              ? NULL
                              : DBFReadStringAttribute (reading->table, record, i);
      g_autofree char *text = value != NULL ? convert (value, reading->encoding) : NULL;

      if (text != NULL)
        sal_boundary_layer_set_value (reading->layer, feature, reading->fields[i], text);
    }
}

/* --------------------------------------------------------------------------------------- shapes */

static double
measure (const SHPObject *object, int first, int end)
{
  double sum = 0;

  for (int i = first; i < end; i++)
    {
      int next = i + 1 < end ? i + 1 : first;

      sum += (object->padfX[i] - object->padfX[next]) * (object->padfY[i] + object->padfY[next]);
    }

  return sum;
}

static void
add_rings (const SHPObject *object, SalShape *shape)
{
  for (int part = 0; part < object->nParts; part++)
    {
      int first = object->panPartStart[part];
      int end = part + 1 < object->nParts ? object->panPartStart[part + 1] : object->nVertices;
      SalShapeRing ring = { .first_point = shape->points->len };

      if (first < 0 || end > object->nVertices || first >= end)
        continue;
      for (int i = first; i < end; i++)
        {
          SalCoordinate point = { object->padfX[i], object->padfY[i] };

          g_array_append_val (shape->points, point);
        }
      ring.n_points = shape->points->len - ring.first_point;
      ring.hole = measure (object, first, end) > 0;
      g_array_append_val (shape->rings, ring);
    }
}

static gboolean
read_shape (Reading *reading, int record, SalBoundaryFeature *feature, GError **error)
{
  SHPObject *object = SHPReadObject (reading->shapes, record);

  feature->clockwise = TRUE;
  if (object == NULL)
    feature->type = _ ("damaged record");
  else if (object->nSHPType == SHPT_POLYGON || object->nSHPType == SHPT_POLYGONZ ||
           object->nSHPType == SHPT_POLYGONM)
    add_rings (object, feature->shape);
  else if (object->nSHPType != SHPT_NULL)
    feature->type = SHPTypeName (object->nSHPType);
  if (object != NULL)
    SHPDestroyObject (object);

  reading->layer->n_points += feature->shape->points->len;
  if (reading->layer->n_points <= SAL_BOUNDARY_MAX_POINTS)
    return TRUE;
  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_FORMAT,
               _ ("%s: there are too many corners (expected at most %d million)"),
               reading->layer->name,
               SAL_BOUNDARY_MAX_POINTS / (1024 * 1024));

  return FALSE;
}

static gboolean
read_records (Reading *reading,
              SalBoundaryProgress progress,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  int n_records;

  SHPGetInfo (reading->shapes, &n_records, NULL, NULL, NULL);
  for (int i = 0; i < n_records; i++)
    {
      SalBoundaryFeature *feature = sal_boundary_layer_add_feature (reading->layer);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_shape (reading, i, feature, error))
        return FALSE;
      read_values (reading, i, feature);
      if (progress != NULL)
        progress ((i + 1.0) / n_records, data);
    }
  if (reading->table != NULL && DBFGetRecordCount (reading->table) != n_records)
    g_ptr_array_add (reading->layer->notes,
                     g_strdup_printf (_ ("There are %d shapes, and attributes of %d"),
                                      n_records,
                                      DBFGetRecordCount (reading->table)));

  return TRUE;
}

static void
read_system (SalBoundaryLayer *layer, const char *path)
{
  g_autofree char *name = sal_shapelib_find_beside (path, ".prj");
  g_autofree char *text = NULL;
  gsize length = 0;

  if (name != NULL && g_file_get_contents (name, &text, &length, NULL) && length < MAX_SYSTEM &&
      *g_strstrip (text) != '\0')
    layer->coordinate_system = g_steal_pointer (&text);
  else
    g_ptr_array_add (layer->notes,
                     g_strdup (_ ("There is no .prj file: coordinates are taken for degrees")));
}

static gboolean
check_beside (const char *path, const char *name, const char *suffix, GError **error)
{
  g_autofree char *beside = sal_shapelib_find_beside (path, suffix);

  if (beside != NULL)
    return TRUE;
  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_FORMAT,
               _ ("%s: the file that ends in %s is not beside it (a Shapefile is several files of "
                  "the same name: .shp, .shx, .dbf and .prj)"),
               name,
               suffix);

  return FALSE;
}

/**
 * sal_boundary_layer_read_shapefile:
 * @path: a file that ends in .shp, with the others beside it
 * @name: what errors call it
 * @progress: (nullable) (scope call): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a Shapefile. Without attributes or a coordinate system it is read as well, and the notes
 * say so. Records that are no polygons or cannot be read are kept without a shape.
 *
 * Fails with %SAL_EXCHANGE_ERROR_FORMAT and %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the layer, or %NULL with @error set
 */
SalBoundaryLayer *
sal_boundary_layer_read_shapefile (const char *path,
                                   const char *name,
                                   SalBoundaryProgress progress,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_autofree char *attributes = sal_shapelib_find_beside (path, ".dbf");
  g_autoptr (SalBoundaryLayer) layer = sal_boundary_layer_new (name);
  SAL_SHAPELIB_SHAPES SHPHandle shapes = NULL;
  SAL_SHAPELIB_TABLE DBFHandle table = NULL;
  Reading reading = { .layer = layer };
  SAHooks hooks;
  gboolean read;

  if (!check_beside (path, name, ".shx", error))
    return NULL;
  sal_shapelib_set_up (&hooks);
  reading.shapes = shapes = SHPOpenLL (path, "rb", &hooks);
  if (shapes == NULL)
    {
      fail (name, _ ("this is no Shapefile"), error);
      return NULL;
    }
  reading.table = table = attributes != NULL ? DBFOpenLL (attributes, "rb", &hooks) : NULL;
  if (table != NULL)
    add_fields (&reading);
  else
    g_ptr_array_add (layer->notes,
                     g_strdup (_ ("There is no .dbf file that can be read: areas have no codes")));
  read_system (layer, path);

  read = read_records (&reading, progress, data, cancellable, error);
  g_free (reading.encoding);
  g_free (reading.fields);

  return read ? g_steal_pointer (&layer) : NULL;
}
