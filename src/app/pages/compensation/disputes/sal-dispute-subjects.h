/* sal-dispute-subjects.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-pay-statement-setting.h"

G_BEGIN_DECLS

/* What can be disputed of a statement. */
typedef struct
{
  const char *about;  /* static: SAL_PAY_DISPUTE_ABOUT_… */
  gint64 line;        /* 0: none */
  gint64 opportunity; /* 0: none, or one that is asked */
  char *text;         /* what people choose it by */
} SalDisputeSubject;

GPtrArray *sal_dispute_subjects_list (const SalPayStatement *statement,
                                      const SalPayStatementSetting *setting);
gboolean sal_dispute_subject_asks_opportunity (const SalDisputeSubject *self);

G_END_DECLS
