/* sal-application.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

#define SAL_TYPE_APPLICATION (sal_application_get_type ())
G_DECLARE_FINAL_TYPE (SalApplication, sal_application, SAL, APPLICATION, AdwApplication)

SalApplication *sal_application_new (void);

/* Workspaces that are open in some window are shared: two windows on one file see one object. */
SalWorkspace *sal_application_find_workspace (SalApplication *self,
                                              const char *path); /* (nullable) */
void sal_application_add_workspace (SalApplication *self, SalWorkspace *workspace);

GSettings *sal_application_get_settings (
    SalApplication *self); /* (transfer none) (nullable): absent when not installed */

G_END_DECLS
