/* sal-boundary-archive.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sal-archive.h"
#include "sal-boundary-reader.h"
#include "sal-exchange-error.h"

/* Boundaries are published packed: a Shapefile's parts in one archive, or one large GeoJSON. What
 * is wanted of it is unpacked into memory. */

#define MAX_UNPACKED (1024 * 1024 * 1024)

/* The longer ones first where one ends in another. */
static const char *const shapefile_parts[] = { ".shp", ".shx", ".dbf", ".prj", ".cpg" };
static const char *const json_suffixes[] = { ".geojson", ".topojson", ".json" };

static const char *
find_suffix (const char *name, const char *const *suffixes, gsize n_suffixes)
{
  gsize length = strlen (name);

  for (gsize i = 0; i < n_suffixes; i++)
    if (length > strlen (suffixes[i]) &&
        g_ascii_strcasecmp (name + length - strlen (suffixes[i]), suffixes[i]) == 0)
      return suffixes[i];

  return NULL;
}

static const char *
find_part (const char *name)
{
  return find_suffix (name, shapefile_parts, G_N_ELEMENTS (shapefile_parts));
}

static gboolean
is_json (const char *name)
{
  return find_suffix (name, json_suffixes, G_N_ELEMENTS (json_suffixes)) != NULL;
}

/* Other systems leave files beside each one, "._counties.shp". */
static gboolean
is_wanted (const char *name, gpointer data)
{
  g_autofree char *base = g_path_get_basename (name);

  return !g_str_has_prefix (base, "._") && !g_str_has_prefix (name, "__MACOSX/") &&
         (find_part (name) != NULL || is_json (name));
}

static gboolean
is_layer (const SalArchiveMember *member)
{
  const char *part = find_part (member->name);

  return is_json (member->name) || (part != NULL && strcmp (part, ".shp") == 0);
}

/* JSON beside a Shapefile is likely about it. */
static gboolean
is_likelier (const SalArchiveMember *member, const SalArchiveMember *than)
{
  if (is_json (member->name) != is_json (than->name))
    return is_json (than->name);

  return g_bytes_get_size (member->bytes) > g_bytes_get_size (than->bytes);
}

static const SalArchiveMember *
find_layer (const GPtrArray *members, guint *n_layers)
{
  const SalArchiveMember *found = NULL;

  *n_layers = 0;
  for (guint i = 0; i < members->len; i++)
    {
      const SalArchiveMember *member = g_ptr_array_index (members, i);

      if (!is_layer (member))
        continue;
      (*n_layers)++;
      if (found == NULL || is_likelier (member, found))
        found = member;
    }

  return found;
}

/* -------------------------------------------------------------------------- parts of a Shapefile
 */

/* Shapelib reads files by their names, so the parts are put into a folder while that lasts. */
typedef char UnpackedFolder;

static void
unpacked_folder_remove (UnpackedFolder *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
  g_free (path);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnpackedFolder, unpacked_folder_remove)

static gboolean
write_part (const char *folder, const char *stem, const SalArchiveMember *member, GError **error)
{
  g_autofree char *base = g_path_get_basename (stem);
  g_autofree char *name = g_strconcat (base, find_part (member->name), NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gsize size;
  const char *data = g_bytes_get_data (member->bytes, &size);

  return g_file_set_contents_full (
      path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, error);
}

static gboolean
write_parts (const char *folder, const GPtrArray *members, const char *stem, GError **error)
{
  gsize length = strlen (stem);

  for (guint i = 0; i < members->len; i++)
    {
      const SalArchiveMember *member = g_ptr_array_index (members, i);

      if (find_part (member->name) != NULL && strlen (member->name) == length + strlen (".shp") &&
          g_ascii_strncasecmp (member->name, stem, length) == 0 &&
          !write_part (folder, stem, member, error))
        return FALSE;
    }

  return TRUE;
}

static SalBoundaryLayer *
read_shapefile (const GPtrArray *members,
                const SalArchiveMember *shapes,
                const char *title,
                SalBoundaryProgress progress,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (UnpackedFolder) folder = g_dir_make_tmp ("salient-boundary-XXXXXX", error);
  g_autofree char *stem = g_strndup (shapes->name, strlen (shapes->name) - strlen (".shp"));
  g_autofree char *base = g_path_get_basename (stem);
  g_autofree char *name = g_strconcat (base, ".shp", NULL);
  g_autofree char *path = NULL;

  if (folder == NULL || !write_parts (folder, members, stem, error))
    return NULL;
  path = g_build_filename (folder, name, NULL);

  return sal_boundary_layer_read_shapefile (path, title, progress, data, cancellable, error);
}

/**
 * sal_boundary_layer_read_archive:
 * @bytes: a ZIP archive
 * @name: what it is called, for messages
 * @object: (nullable): of TopoJSON, the object to read
 * @progress: (nullable) (scope call): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the Shapefile, GeoJSON or TopoJSON that is packed in an archive; of several the largest
 * Shapefile, or else the largest other one, and the notes say so.
 *
 * Fails with %SAL_EXCHANGE_ERROR_FORMAT, which names the archive and the file in it, if there is
 * none or it is not in order, and with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the layer, or %NULL with @error set
 */
SalBoundaryLayer *
sal_boundary_layer_read_archive (GBytes *bytes,
                                 const char *name,
                                 const char *object,
                                 SalBoundaryProgress progress,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_autoptr (GPtrArray) members =
      sal_archive_read (bytes, name, is_wanted, NULL, MAX_UNPACKED, cancellable, error);
  g_autofree char *title = NULL;
  const SalArchiveMember *member;
  SalBoundaryLayer *layer;
  guint n_layers;

  if (members == NULL)
    return NULL;
  member = find_layer (members, &n_layers);
  if (member == NULL)
    {
      g_set_error (error,
                   SAL_EXCHANGE_ERROR,
                   SAL_EXCHANGE_ERROR_FORMAT,
                   _ ("%s has no boundaries in it (expected GeoJSON, TopoJSON or a .shp file)"),
                   name);
      return NULL;
    }
  /* translators: an archive, a file in it */
  title = g_strdup_printf (_ ("%s, %s"), name, member->name);
  layer = is_json (member->name)
              ? sal_boundary_layer_read_json (
                    member->bytes, title, object, progress, data, cancellable, error)
              : read_shapefile (members, member, title, progress, data, cancellable, error);
  if (layer != NULL && n_layers > 1)
    g_ptr_array_add (
        layer->notes,
        g_strdup_printf (_ ("%s has %u files with boundaries, of which this one was read: %s"),
                         name,
                         n_layers,
                         member->name));

  return layer;
}
