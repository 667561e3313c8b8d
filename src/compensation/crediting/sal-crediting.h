/* sal-crediting.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-engagement.h"

G_BEGIN_DECLS

/**
 * SalCrediting:
 *
 * What the participants of a workspace are calculated from: their engagements with the credits of
 * won opportunities, each as who was responsible for it on the day it closed.
 */
typedef struct
{
  GPtrArray *plans;         /* of SalPlan */
  GPtrArray *engagements;   /* of SalEngagement, by person, plan and first day */
  GPtrArray *issues;        /* of SalPayIssue */
  GPtrArray *cancellations; /* private: those of the credits */
  GStringChunk *texts;      /* private */
} SalCrediting;

SalCrediting *sal_crediting_new (const SalPaySource *source,
                                 const GPtrArray *participants,
                                 GPtrArray *versions,
                                 const GPtrArray *scores,
                                 gint32 first,
                                 GCancellable *cancellable,
                                 GError **error);
void sal_crediting_free (SalCrediting *self);

/* The participations of the engagements, in their order; (transfer container). */
GPtrArray *sal_crediting_list_participations (const SalCrediting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalCrediting, sal_crediting_free)

G_END_DECLS
