/* sal-boundary-write-shapefile.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <math.h>

#include <glib/gstdio.h>

#include "sal-boundary-writer.h"
#include "sal-exchange-error.h"
#include "sal-shapelib-private.h"

#define PART        ".part"
#define NAME_LENGTH 10 /* bytes that a field's name may have */
#define NUMBER      24 /* digits that a number may take up */

/* WGS 84 as ESRI's programs write it. */
static const char degrees[] =
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
    "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

static const char *const suffixes[] = { ".shp", ".shx", ".dbf", ".prj", ".cpg" };

static gboolean
fail (const char *path, GError **error)
{
  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_FORMAT,
               _ ("%s cannot be written: %s"),
               path,
               sal_shapelib_get_message ());

  return FALSE;
}

/* ---------------------------------------------------------------------------------- attributes */

static gboolean
has_column (DBFHandle table, const char *name)
{
  return DBFGetFieldIndex (table, name) >= 0;
}

/* Ten letters of ASCII, other than those of all before. */
static char *
name_column (DBFHandle table, const char *field)
{
  g_autofree char *plain = g_str_to_ascii (field, "C");
  char *name;

  g_strdelimit (plain, " -.?", '_');
  name = g_strndup (*plain != '\0' ? plain : "FIELD", NAME_LENGTH);
  for (guint i = 2; has_column (table, name); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *stem = g_strndup (plain, NAME_LENGTH - strlen (number));

      g_free (name);
      name = g_strconcat (stem, number, NULL);
    }

  return name;
}

/* As wide as the widest value, for a column has one width. */
static gboolean
add_column (DBFHandle table, const SalBoundaryLayer *layer, guint field)
{
  g_autofree char *name = name_column (table, g_ptr_array_index (layer->fields, field));
  gboolean numeric = g_array_index (layer->numeric, gboolean, field);
  gsize width = 1, decimals = 0;

  for (guint i = 0; i < layer->features->len; i++)
    {
      const char *value =
          sal_boundary_feature_get_value (sal_boundary_layer_get_feature (layer, i), field);
      const char *point = value != NULL ? strchr (value, '.') : NULL;

      width = MAX (width, value != NULL ? strlen (value) : 0);
      decimals = MAX (decimals, point != NULL ? strspn (point + 1, "0123456789") : 0);
    }
  if (numeric)
    return DBFAddField (table, name, FTDouble, NUMBER, (int) MIN (decimals, (gsize) NUMBER / 2)) >=
           0;

  return DBFAddField (table, name, FTString, (int) MIN (width, SAL_SHAPELIB_TEXT), 0) >= 0;
}

/* What is too long for it is cut between two characters. */
static gboolean
write_text (DBFHandle table, int record, int column, const char *value)
{
  g_autofree char *cut = g_strndup (value, SAL_SHAPELIB_TEXT);
  const char *end;

  if (!g_utf8_validate (cut, -1, &end))
    cut[end - cut] = '\0';

  return DBFWriteStringAttribute (table, record, column, cut) != 0;
}

static gboolean
write_values (DBFHandle table,
              const SalBoundaryLayer *layer,
              const SalBoundaryFeature *feature,
              int record)
{
  for (guint i = 0; i < layer->fields->len; i++)
    {
      const char *value = sal_boundary_feature_get_value (feature, i);
      gboolean written;

      if (value == NULL)
        written = DBFWriteNULLAttribute (table, record, (int) i) != 0;
      else if (g_array_index (layer->numeric, gboolean, i))
        written =
            DBFWriteDoubleAttribute (table, record, (int) i, g_ascii_strtod (value, NULL)) != 0;
      else
        written = write_text (table, record, (int) i, value);
      if (!written)
        return FALSE;
    }

  return TRUE;
}

/* --------------------------------------------------------------------------------------- shapes */

/* Rings are closed by their first point here. Which way they run is put right by
 * SHPRewindObject(). */
static SHPObject *
make_object (const SalShape *shape)
{
  guint n_rings = shape->rings->len, n_points = 0;
  g_autofree int *starts = g_new (int, MAX (n_rings, 1));
  g_autofree double *x = g_new (double, shape->points->len + n_rings + 1);
  g_autofree double *y = g_new (double, shape->points->len + n_rings + 1);

  if (n_rings == 0)
    return SHPCreateSimpleObject (SHPT_NULL, 0, NULL, NULL, NULL);

  for (guint r = 0; r < n_rings; r++)
    {
      const SalShapeRing *ring = &g_array_index (shape->rings, SalShapeRing, r);
      const SalCoordinate *points =
          &g_array_index (shape->points, SalCoordinate, ring->first_point);

      starts[r] = (int) n_points;
      for (guint i = 0; i <= ring->n_points; i++, n_points++)
        {
          x[n_points] = points[i % ring->n_points].longitude;
          y[n_points] = points[i % ring->n_points].latitude;
        }
    }

  return SHPCreateObject (
      SHPT_POLYGON, -1, (int) n_rings, starts, NULL, (int) n_points, x, y, NULL, NULL);
}

static SHPObject *
make_point (SalCoordinate point)
{
  if (isnan (point.longitude) || isnan (point.latitude))
    return SHPCreateSimpleObject (SHPT_NULL, 0, NULL, NULL, NULL);

  return SHPCreateSimpleObject (SHPT_POINT, 1, &point.longitude, &point.latitude, NULL);
}

static gboolean
write_shape (SHPHandle shapes, const SalBoundaryLayer *layer, const SalBoundaryFeature *feature)
{
  SHPObject *object =
      layer->is_of_points ? make_point (feature->point) : make_object (feature->shape);
  gboolean written;

  if (object == NULL)
    return FALSE;
  SHPRewindObject (shapes, object);
  written = SHPWriteObject (shapes, -1, object) >= 0;
  SHPDestroyObject (object);

  return written;
}

static gboolean
write_records (const SalBoundaryLayer *layer,
               SHPHandle shapes,
               DBFHandle table,
               const char *path,
               GCancellable *cancellable,
               GError **error)
{
  for (guint i = 0; i < layer->fields->len; i++)
    if (!add_column (table, layer, i))
      return fail (path, error);

  for (guint i = 0; i < layer->features->len; i++)
    {
      const SalBoundaryFeature *feature = sal_boundary_layer_get_feature (layer, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!write_shape (shapes, layer, feature) || !write_values (table, layer, feature, (int) i))
        return fail (path, error);
    }

  return TRUE;
}

/* ---------------------------------------------------------------------------------------- files */

static gboolean
write_parts (const SalBoundaryLayer *layer,
             const char *stem,
             const char *path,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *name =
      g_strconcat (stem, ".shp", NULL); /* takes off what follows the last dot */
  g_autofree char *system = g_strconcat (stem, ".prj", NULL);
  SAL_SHAPELIB_SHAPES SHPHandle shapes = NULL;
  SAL_SHAPELIB_TABLE DBFHandle table = NULL;
  SAHooks hooks;

  sal_shapelib_set_up (&hooks);
  shapes = SHPCreateLL (name, layer->is_of_points ? SHPT_POINT : SHPT_POLYGON, &hooks);
  table = shapes != NULL ? DBFCreateLL (name, "UTF-8", &hooks) : NULL;
  if (table == NULL)
    return fail (path, error);

  return write_records (layer, shapes, table, path, cancellable, error) &&
         g_file_set_contents (system, degrees, -1, error);
}

static void
remove_parts (const char *stem)
{
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (stem, suffixes[i], NULL);

      g_unlink (name);
    }
}

static gboolean
rename_parts (const char *from, const char *to, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *part = g_strconcat (from, suffixes[i], NULL);
      g_autofree char *name = g_strconcat (to, suffixes[i], NULL);
      g_autoptr (GFile) source = g_file_new_for_path (part);
      g_autoptr (GFile) destination = g_file_new_for_path (name);

      if (!g_file_move (source, destination, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_boundary_layer_write_shapefile:
 * @self: a layer in degrees by WGS 84
 * @path: a name that ends in .shp; the others are put beside it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a layer as a Shapefile of polygons, with attributes in UTF-8, their names cut to ten
 * letters and texts to 254 bytes, as the format demands. Files that are there are replaced when all
 * of the new ones are written.
 *
 * Fails with %SAL_EXCHANGE_ERROR_FORMAT or a %G_FILE_ERROR if they cannot be written, and with
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_boundary_layer_write_shapefile (const SalBoundaryLayer *self,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GError **error)
{
  g_autofree char *stem =
      g_strndup (path, strlen (path) - (g_str_has_suffix (path, ".shp") ? strlen (".shp") : 0));
  g_autofree char *part = g_strconcat (stem, PART, NULL);

  remove_parts (part);
  if (write_parts (self, part, path, cancellable, error) && rename_parts (part, stem, error))
    return TRUE;
  remove_parts (part);

  return FALSE;
}
