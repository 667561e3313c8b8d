/* sal-store-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-store-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sal-store.h"

/* The database header, see https://www.sqlite.org/fileformat2.html#the_database_header */
#define HEADER_SIZE       100
#define APPLICATION_ID_AT 68
#define SQLITE_MAGIC      "SQLite format 3"

guint32
sal_store_file_application_id (SalStoreRole role)
{
  return role == SAL_STORE_PAY ? SAL_PAY_APPLICATION_ID : SAL_APPLICATION_ID;
}

static gboolean
set_open_error (const char *path, int code, GError **error)
{
  if (code == ENOENT || code == ENOTDIR)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_NOT_FOUND,
                 _ ("%s is not there: it may have been moved or renamed"),
                 path);
  else if (code == EACCES || code == EPERM)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_NOT_ALLOWED,
                 _ ("You are not allowed to read %s: ask its owner for access"),
                 path);
  else
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_FAILED,
                 _ ("%s cannot be read: %s"),
                 path,
                 g_strerror (code));
  return FALSE;
}

/* *n_read: how much of the header there is. */
static gboolean
read_header (const char *path, guint8 header[HEADER_SIZE], gssize *n_read, GError **error)
{
  struct stat status;
  int file = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  if (file < 0)
    return set_open_error (path, errno, error);

  *n_read =
      fstat (file, &status) == 0 && S_ISREG (status.st_mode) ? read (file, header, HEADER_SIZE) : 0;
  if (*n_read < 0)
    set_open_error (path, errno, error);
  g_close (file, NULL);
  return *n_read >= 0;
}

static guint32
read_big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* Checks that the header is that of SQLite, and reads which program wrote the file. */
static gboolean
read_application_id (const char *path, guint32 *application_id, GError **error)
{
  guint8 header[HEADER_SIZE];
  gssize n_read = 0;

  if (!read_header (path, header, &n_read, error))
    return FALSE;

  if (n_read == 0)
    {
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_NOT_WORKSPACE,
                   g_file_test (path, G_FILE_TEST_IS_DIR)
                       ? _ ("%s is a folder: open a file that ends in .salient")
                       : _ ("%s is empty, not a workspace: choose another file, or create a new "
                            "workspace"),
                   path);
      return FALSE;
    }
  if (n_read < (gssize) sizeof SQLITE_MAGIC ||
      memcmp (header, SQLITE_MAGIC, sizeof SQLITE_MAGIC) != 0)
    {
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_NOT_WORKSPACE,
                   _ ("%s is not a Salient workspace, whatever its name: choose another file, or "
                      "import this one into a workspace"),
                   path);
      return FALSE;
    }
  if (n_read < HEADER_SIZE)
    {
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_DAMAGED,
                   ngettext ("%s is damaged: it breaks off after %d byte",
                             "%s is damaged: it breaks off after %d bytes",
                             (gulong) n_read),
                   path,
                   (int) n_read);
      return FALSE;
    }

  *application_id = read_big_endian (header + APPLICATION_ID_AT);
  return TRUE;
}

/**
 * sal_store_file_find_role:
 * @path: a file
 * @role: (out): what it is
 * @error: return location for an error
 *
 * Reads the first bytes of a file, without writing to it, and tells a workspace from its pay.
 *
 * Raises %SAL_STORE_ERROR_NOT_FOUND, %SAL_STORE_ERROR_NOT_ALLOWED, %SAL_STORE_ERROR_NOT_WORKSPACE
 * if it is neither, %SAL_STORE_ERROR_DAMAGED if the file breaks off, and %SAL_STORE_ERROR_FAILED.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_store_file_find_role (const char *path, SalStoreRole *role, GError **error)
{
  guint32 application_id;

  if (!read_application_id (path, &application_id, error))
    return FALSE;
  *role = application_id == SAL_PAY_APPLICATION_ID ? SAL_STORE_PAY : SAL_STORE_MAIN;
  if (application_id == sal_store_file_application_id (*role))
    return TRUE;

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_NOT_WORKSPACE,
               _ ("%s is a SQLite database of another program, not a Salient workspace"),
               path);
  return FALSE;
}

/**
 * sal_store_file_check:
 * @path: a file
 * @role: what it should be
 * @error: return location for an error
 *
 * Reads the first bytes of a file, without writing to it, and checks that it is a store.
 *
 * Raises the errors of sal_store_file_find_role(), and %SAL_STORE_ERROR_NOT_WORKSPACE if it is the
 * other one.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_store_file_check (const char *path, SalStoreRole role, GError **error)
{
  SalStoreRole found;

  if (!sal_store_file_find_role (path, &found, error))
    return FALSE;
  if (found == role)
    return TRUE;

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_NOT_WORKSPACE,
               found == SAL_STORE_PAY
                   ? _ ("%s holds the pay of a workspace: open the workspace beside it")
                   : _ ("%s is a workspace, where the pay of one was expected"),
               path);
  return FALSE;
}

/**
 * sal_store_file_check_writable:
 * @path: a file, which may not be there yet
 * @error: return location for an error
 *
 * Checks that the file and its folder can be written to: beside the file SQLite keeps others.
 *
 * Raises %SAL_STORE_ERROR_READ_ONLY and, if there is no such folder, %SAL_STORE_ERROR_NOT_FOUND.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_store_file_check_writable (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *unwritable = NULL;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (
          error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND, _ ("There is no folder %s"), folder);
      return FALSE;
    }

  if (faccessat (AT_FDCWD, folder, W_OK, AT_EACCESS) != 0)
    unwritable = folder;
  else if (faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0 && errno != ENOENT)
    unwritable = path;
  if (unwritable == NULL)
    return TRUE;

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_READ_ONLY,
               _ ("%s cannot be written to: open the workspace read-only, or copy it to a folder "
                  "of your own"),
               unwritable);
  return FALSE;
}

/**
 * sal_store_file_system_is_shared:
 * @type: `f_type` of statfs(2)
 *
 * Checks whether other machines may share a file system. What is not known to be local, such as
 * FUSE, which may be anything, counts as shared.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_store_file_system_is_shared (guint32 type)
{
  /* ext2 to ext4, XFS, Btrfs, tmpfs, ramfs, ZFS, F2FS, overlayfs, bcachefs, JFS, ReiserFS, NILFS,
   * UBIFS, SquashFS, EROFS, ISO 9660, UDF, FAT, exFAT, NTFS3, NTFS, HFS, HFS+ */
  static const guint32 local_types[] = {
    0x0000ef53, 0x58465342, 0x9123683e, 0x01021994, 0x858458f6, 0x2fc12fc1, 0xf2f52010, 0x794c7630,
    0xca451a4e, 0x3153464a, 0x52654973, 0x00003434, 0x24051905, 0x73717368, 0xe0f5e1e2, 0x00009660,
    0x15013346, 0x00004d44, 0x2011bab0, 0x7366746e, 0x5346544e, 0x00004244, 0x0000482b,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (local_types); i++)
    if (type == local_types[i])
      return FALSE;
  return TRUE;
}

/**
 * sal_store_file_is_shared:
 * @path: a file, which may not be there yet
 *
 * Checks whether a file, or what it links to, is on a file system that other machines share, or
 * would be. There SQLite cannot use a write-ahead log. SALIENT_SHARED=1 or 0 overrides it.
 *
 * Returns: %TRUE if so, and if it cannot be found out
 */
gboolean
sal_store_file_is_shared (const char *path)
{
  const char *override = g_getenv ("SALIENT_SHARED");
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs status;

  if (override != NULL)
    return strcmp (override, "1") == 0;
  if (statfs (path, &status) != 0 && (errno != ENOENT || statfs (folder, &status) != 0))
    return TRUE;
  return sal_store_file_system_is_shared ((guint32) status.f_type);
}

/* Removes a file that is not to stay, and those SQLite put beside it. */
void
sal_store_file_remove (const char *path)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}
