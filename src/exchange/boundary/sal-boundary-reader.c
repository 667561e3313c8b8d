/* sal-boundary-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-boundary-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-archive.h"
#include "sal-exchange-error.h"

/* What a Shapefile begins with, and its other parts. */
static const char *const parts[] = { ".shp", ".shx", ".dbf", ".prj", ".cpg" };

static gboolean
has_suffix (const char *path, const char *suffix)
{
  gsize length = strlen (path);

  return length > strlen (suffix) &&
         g_ascii_strcasecmp (path + length - strlen (suffix), suffix) == 0;
}

/* The file with the shapes, if this is one of the files that make up a Shapefile. */
static char *
find_shapes (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (has_suffix (path, parts[i]))
      {
        g_autofree char *stem = g_strndup (path, strlen (path) - strlen (parts[i]));
        g_autofree char *name = g_strconcat (stem, ".shp", NULL);

        if (i == 0 || g_file_test (name, G_FILE_TEST_EXISTS))
          return i == 0 ? g_strdup (path) : g_steal_pointer (&name);

        return g_strconcat (stem, ".SHP", NULL);
      }

  return NULL;
}

static GBytes *
load (const char *path, GError **error)
{
  GMappedFile *mapped = g_mapped_file_new (path, FALSE, error);
  GBytes *bytes = mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;

  g_clear_pointer (&mapped, g_mapped_file_unref);

  return bytes;
}

/**
 * sal_boundary_layer_read:
 * @file: GeoJSON, TopoJSON, a part of a Shapefile, or a ZIP archive with one of these, on this
 * computer
 * @object: (nullable): of TopoJSON, the object to read; %NULL for the one with the most areas
 * @progress: (nullable) (scope call): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a file of boundaries, of whichever kind it is.
 *
 * Fails with %SAL_EXCHANGE_ERROR_FORMAT if it is none of these or not in order, with a
 * %G_FILE_ERROR if it cannot be read, and with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the layer, or %NULL with @error set
 */
SalBoundaryLayer *
sal_boundary_layer_read (GFile *file,
                         const char *object,
                         SalBoundaryProgress progress,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shapes = path != NULL ? find_shapes (path) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    {
      g_set_error (error,
                   SAL_EXCHANGE_ERROR,
                   SAL_EXCHANGE_ERROR_FORMAT,
                   _ ("%s is not on this computer: copy it here first"),
                   name);
      return NULL;
    }
  bytes = load (shapes != NULL ? shapes : path, error);
  if (bytes == NULL)
    return NULL;
  if (sal_archive_is_packed (bytes))
    return sal_boundary_layer_read_archive (
        bytes, name, object, progress, data, cancellable, error);
  if (shapes != NULL)
    {
      g_autofree char *part = g_path_get_basename (shapes);

      return sal_boundary_layer_read_shapefile (shapes, part, progress, data, cancellable, error);
    }

  return sal_boundary_layer_read_json (bytes, name, object, progress, data, cancellable, error);
}
