/* sal-territories-page-saving.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-territories-page-private.h"

#include "sal-alignment-texts.h"
#include "sal-job.h"

G_BEGIN_DECLS

/* How an alignment, or something of it, is saved to a file that somebody chooses. It is loaded once
 * more, so that it can be written on another thread while people go on. */

typedef struct _SalSaving SalSaving;

typedef struct
{
  const char *title;                                                        /* N_(): of the job */
  gboolean (*write) (const SalSaving *saving, SalJob *job, GError **error); /* on its thread */
  GDestroyNotify data_free;
  gboolean is_complete; /* the data are all that is needed: no alignment is loaded */
} SalSavingType;

struct _SalSaving
{
  const SalSavingType *type;
  gpointer data;            /* of the type */
  SalTerritoriesPage *page; /* main thread only */
  GFile *file;
  gint64 before_id; /* of another alignment that is needed beside it, or 0 */

  SalTerritoryDesign *design;
  SalAlignmentTexts *texts;
  SalTerritoryDesign *before; /* (nullable): that of @before_id */
};

typedef void (*SalSavingChosenFunc) (SalTerritoriesPage *page, GFile *file);

void sal_territories_page_choose_file (SalTerritoriesPage *self,
                                       const char *title,
                                       const char *name,
                                       const char *const *patterns,
                                       SalSavingChosenFunc chosen);
void sal_territories_page_start_saving (SalTerritoriesPage *self,
                                        GFile *file,
                                        const SalSavingType *type,
                                        gpointer data,
                                        gint64 before_id);

G_END_DECLS
