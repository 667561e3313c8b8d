/* sal-template.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _SalTemplate SalTemplate;

SalTemplate *sal_template_new (const char *text, GError **error);
void sal_template_free (SalTemplate *self);
const char *const *sal_template_get_columns (const SalTemplate *self);
void sal_template_write (const SalTemplate *self, const char *const *values, GString *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalTemplate, sal_template_free)

G_END_DECLS
