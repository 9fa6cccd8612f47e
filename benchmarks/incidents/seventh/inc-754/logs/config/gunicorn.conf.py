bind = "127.0.0.1:8000"
workers = 1
worker_class = "gthread"
threads = 64
timeout = 30
graceful_timeout = 5
keepalive = 5
accesslog = "/var/log/app/access.log"
errorlog = "/var/log/app/error.log"
loglevel = "info"
access_log_format = '%({x-forwarded-for}i)s %(h)s %(t)s "%(r)s" %(s)s %(b)s %(T)s pid=%(p)s'
