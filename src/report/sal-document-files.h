/* sal-document-files.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-document.h"

G_BEGIN_DECLS

/* Documents about people, each a PDF file that its writer alone can read. */
typedef struct
{
  const GPtrArray *names;                                   /* of the files, of char * */
  SalDocument *(*create) (gconstpointer data, guint index); /* on any thread; transfer full */
  gconstpointer data;
} SalDocumentFiles;

/* Names for a stem and a number each, which tells those of one stem apart. */
GPtrArray *sal_document_files_name (const char *const *stems, const gint64 *numbers, guint n_names);
char *sal_document_files_make_safe (const char *name);

gboolean sal_document_files_write_one (const SalDocumentFiles *self,
                                       guint index,
                                       const char *path,
                                       GError **error);
gboolean sal_document_files_write (const SalDocumentFiles *self,
                                   const char *folder,
                                   SalDocumentProgress progress,
                                   gpointer user_data,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
