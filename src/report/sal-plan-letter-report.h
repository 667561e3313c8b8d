/* sal-plan-letter-report.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-document.h"
#include "sal-participant-list.h"

G_BEGIN_DECLS

/* What letters are written of: those of @entries that take part in a plan with a version. */
typedef struct
{
  const SalParticipantList *list;
  const GPtrArray *entries; /* of SalParticipantEntry */
  const char *company;
  gint32 day; /* of the letters */
  SalPaper paper;
} SalPlanLetters;

gboolean sal_plan_letter_can_be_written (const SalParticipantList *list,
                                         const SalParticipantEntry *entry);
SalDocument *sal_plan_letter_new (const SalPlanLetters *self, guint index);

char *sal_plan_letters_name (const SalPlanLetters *self, guint index);
gboolean sal_plan_letters_write_one (const SalPlanLetters *self,
                                     guint index,
                                     const char *path,
                                     GError **error);
gboolean sal_plan_letters_write (const SalPlanLetters *self,
                                 const char *folder,
                                 SalDocumentProgress progress,
                                 gpointer user_data,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
