/* sal-jobs-button.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-job.h"

G_BEGIN_DECLS

/* The job indicator of the header bar: hidden while nothing runs; a popover lists the jobs with
 * progress and Cancel. */
#define SAL_TYPE_JOBS_BUTTON (sal_jobs_button_get_type ())
G_DECLARE_FINAL_TYPE (SalJobsButton, sal_jobs_button, SAL, JOBS_BUTTON, AdwBin)

void sal_jobs_button_add (SalJobsButton *self, SalJob *job);

G_END_DECLS
