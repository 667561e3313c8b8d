/* sal-activation-names.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_ACTIVATION_NAME_ACCOUNT,
  SAL_ACTIVATION_NAME_OPPORTUNITY,
  SAL_ACTIVATION_NAME_POSITION,
  SAL_ACTIVATION_NAME_PERSON,
  SAL_ACTIVATION_NAME_TERRITORY,
  SAL_ACTIVATION_N_NAMES,
} SalActivationNameType;

/**
 * SalActivationNames:
 *
 * What the records that a plan is about are called. Usable from any thread.
 */
typedef struct _SalActivationNames SalActivationNames;

SalActivationNames *sal_activation_names_new (void);
void sal_activation_names_free (SalActivationNames *self);

/* @id 0 is left out. */
void sal_activation_names_want (SalActivationNames *self, SalActivationNameType type, gint64 id);
gboolean
sal_activation_names_load (SalActivationNames *self, SalConnection *connection, GError **error);

/* NULL: it is not known */
const char *
sal_activation_names_get (const SalActivationNames *self, SalActivationNameType type, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalActivationNames, sal_activation_names_free)

G_END_DECLS
